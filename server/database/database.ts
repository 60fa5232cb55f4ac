/**
 * Opens the database that the configuration names (embedded, or PostgreSQL), brings it to the newest migration, and
 * gives both ways in: Prisma for the ledger, the pool for the journal's own SQL.
 */
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool, type PoolConfig } from "pg";
import type { Logger } from "pino";
import { PrismaClient } from "#prisma/generated/client.ts";
import type { Config } from "#server/config.ts";
import {
  DataDirectoryInUse,
  type DataDirectoryLock,
  DataDirectoryUnusable,
  lockDataDirectory,
} from "./data-directory-lock.ts";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database.ts";
import { applyMigrations, readMigrations } from "./migrations.ts";

export interface Database {
  kind: "embedded" | "postgres";
  pool: Pool;
  prisma: PrismaClient;
  /** Rejects when the database doesn't answer within two seconds. */
  ping(): Promise<void>;
  /** Only the embedded database is backed up by us. */
  backUp?: (file: string) => Promise<void>;
  close(): Promise<void>;
}

type DatabaseSettings = Pick<Config, "dataDir" | "databaseUrl" | "databaseConnections">;

/** Rejects with DataDirectoryInUse, DataDirectoryUnusable, MigrationError, or what the driver says. */
export async function openDatabase(settings: DatabaseSettings, log: Logger): Promise<Database> {
  if (settings.databaseUrl) return openPostgres(settings.databaseUrl, settings.databaseConnections, log);
  const lock = await lockDataDirectory(settings.dataDir).catch((error: unknown) => {
    throw error instanceof DataDirectoryInUse ? error : new DataDirectoryUnusable(settings.dataDir, error);
  });
  try {
    return await openEmbedded(settings.dataDir, lock, log);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openEmbedded(dataDir: string, lock: DataDirectoryLock, log: Logger): Promise<Database> {
  const embedded = await openEmbeddedDatabase(path.join(dataDir, "database"), log).catch((error: unknown) => {
    throw new DataDirectoryUnusable(dataDir, error);
  });
  try {
    const open = await connect(embedded.poolConfig, log);
    embedded.watch();
    return {
      kind: "embedded",
      ...open,
      backUp: embedded.backUp,
      close: () => closeEmbedded(open, embedded, lock),
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function closeEmbedded(
  open: Connected,
  embedded: EmbeddedDatabase,
  lock: DataDirectoryLock,
): Promise<void> {
  await disconnect(open);
  await embedded.close();
  await lock.release();
}

async function openPostgres(connectionString: string, max: number, log: Logger): Promise<Database> {
  const open = await connect({ connectionString, max }, log);
  await warnIfNotDurable(open.pool, log);
  return { kind: "postgres", ...open, close: () => disconnect(open) };
}

type Connected = Pick<Database, "pool" | "prisma" | "ping">;

const CONNECT_TIMEOUT_MS = 10_000;
const QUERY_TIMEOUT_MS = 30_000;
const PING_TIMEOUT_MS = 2_000;

async function connect(config: PoolConfig, log: Logger): Promise<Connected> {
  await migrate(config, log);
  const pool = new Pool({
    ...config,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: "throughline",
    keepAlive: true,
  });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "a database connection was lost"));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), ping: () => ping(pool) };
}

/** On a connection of its own: a migration, or waiting for another process's, takes as long as it takes. */
async function migrate(config: PoolConfig, log: Logger): Promise<void> {
  const migrations = await readMigrations(path.resolve(import.meta.dirname, "../../prisma/migrations"));
  const client = new Client({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener, a connection that breaks would end the process before the statement on it says why.
  client.on("error", (error) => log.warn({ err: error }, "the connection of the migrations was lost"));
  try {
    await client.connect();
    const applied = await applyMigrations(client, migrations);
    if (applied.length > 0) log.info({ applied }, "the database was brought up to date");
  } finally {
    await client.end();
  }
}

async function ping(pool: Pool): Promise<void> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error("the database doesn't answer")), PING_TIMEOUT_MS);
  try {
    await Promise.race([pool.query("SELECT 1"), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function disconnect({ prisma, pool }: Connected): Promise<void> {
  await prisma.$disconnect();
  if (!pool.ended) await pool.end();
}

/** "Saved" is a promise: say so when the server's settings break it. */
async function warnIfNotDurable(pool: Pool, log: Logger): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit"]) {
    const result = await pool.query<Record<string, string>>(`SHOW ${setting}`);
    if (result.rows[0]?.[setting] === "off") {
      log.warn(`PostgreSQL runs with ${setting}=off: what Throughline calls saved can be lost in a crash`);
    }
  }
}
