/**
 * An empty embedded database with every migration applied, made once for each set of migrations and copied from then
 * on: making one takes seconds of processor time, a copy a fraction of one.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pino } from "pino";
import { openDatabase } from "#server/database/database.ts";

const root = resolve(import.meta.dirname, "../..");

/** Puts a new database into a data directory that has none. */
export async function copyDatabaseTemplate(dataDir: string): Promise<void> {
  const template = await ensureTemplate();
  const database = join(dataDir, "database");
  cpSync(template, database, { recursive: true, mode: constants.COPYFILE_FICLONE });
  chmodSync(database, 0o700);
}

async function ensureTemplate(): Promise<string> {
  const template = join(tmpdir(), `throughline-template-${schemaKey()}`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(join(tmpdir(), "tl-template-"));
  const settings = { dataDir: making, databaseUrl: undefined, databaseConnections: 10 };
  const database = await openDatabase(settings, pino({ level: "silent" }));
  await database.close();
  try {
    renameSync(join(making, "database"), template);
  } catch (error) {
    // Another process was faster; both are the same.
    if (!existsSync(template)) throw error;
  }
  rmSync(making, { recursive: true, force: true });
  return template;
}

/** Changes with the migrations and with the database's own version. */
function schemaKey(): string {
  const hash = createHash("sha256");
  const migrations = join(root, "prisma/migrations");
  for (const entry of readdirSync(migrations, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  hash.update(readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json")));
  return hash.digest("hex").slice(0, 16);
}
