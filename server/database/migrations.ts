/**
 * Applies prisma/migrations at start, on the embedded database and on PostgreSQL alike, and keeps the history in
 * Prisma's own table, so that operators may use `prisma migrate deploy` instead. Each migration is one transaction.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ClientBase } from "pg";

export interface Migration {
  name: string;
  sql: string;
  /** sha256 of the file, in hex: what Prisma notes too. */
  checksum: string;
}

/** A history that can't be continued safely; `message` says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** Folders of `directory` in order of name, each with a migration.sql. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(names.map((name) => readMigration(directory, name)));
}

/** Applies what is missing and returns the names applied. Safe when several processes start at once. */
export async function applyMigrations(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<string[]> {
  await client.query("SELECT pg_advisory_lock($1)", [LOCK_ID]);
  try {
    await client.query(CREATE_HISTORY);
    const pending = pendingMigrations(migrations, await readHistory(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK_ID]);
  }
}

/** The number Prisma's engine locks with, so that the two wait for each other. */
const LOCK_ID = 72_707_369;

const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(directory, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

async function readHistory(client: ClientBase): Promise<HistoryRow[]> {
  const result = await client.query<HistoryRow>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  return result.rows;
}

function pendingMigrations(migrations: readonly Migration[], history: readonly HistoryRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new MigrationError(
        `The database has the migration "${row.migration_name}", which this version of Throughline doesn't know. ` +
          "It was written by a newer version: start that one, or restore a backup from before.",
      );
    }
    if (!row.finished_at) {
      throw new MigrationError(
        `The migration "${row.migration_name}" was begun and never finished. Restore a backup from before it.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration "${row.migration_name}" was changed after it was applied to this database. ` +
          "Put the file back as it was, and make a new migration for the change (npm run migration).",
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function applyOne(client: ClientBase, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError(`The migration "${migration.name}" failed; nothing of it was kept.`, {
      cause: error,
    });
  }
}
