import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedTestDatabase, openPostgresTestDatabase } from "#tests/support/embedded-database.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import type { Database } from "./database.ts";
import { applyMigrations, type Migration, MigrationError, readMigrations } from "./migrations.ts";

function migrationsOn(name: string, open: () => Promise<Database>): void {
  describe(`migrations on ${name}`, () => {
    let database: Database;
    let client: PoolClient;
    let folder: string;

    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database?.close());
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "tl-migrations-"));
      client = await database.pool.connect();
      await client.query("DROP TABLE IF EXISTS cheese, _prisma_migrations");
    });
    afterEach(() => {
      client.release();
      rmSync(folder, { recursive: true, force: true });
    });

    async function migrations(files: Record<string, string>): Promise<Migration[]> {
      for (const [name, sql] of Object.entries(files)) {
        mkdirSync(join(folder, name), { recursive: true });
        writeFileSync(join(folder, name, "migration.sql"), sql);
      }
      return readMigrations(folder);
    }
    const first = { "0001_start": "CREATE TABLE cheese (id int);" };

    it("applies what is missing, in order, and nothing the second time", async () => {
      const both = await migrations({
        ...first,
        "0002_name": "ALTER TABLE cheese ADD name text; ALTER TABLE cheese ADD age int;",
      });
      expect(await applyMigrations(client, both.slice(0, 1))).toEqual(["0001_start"]);
      expect(await applyMigrations(client, both)).toEqual(["0002_name"]);
      expect(await applyMigrations(client, both)).toEqual([]);
      await client.query("INSERT INTO cheese (id, name, age) VALUES (1, 'brie', 2)");
    });

    it("refuses a migration that was changed after it was applied", async () => {
      await applyMigrations(client, await migrations(first));
      const changed = await migrations({ "0001_start": "CREATE TABLE cheese (id bigint);" });
      const refusal = applyMigrations(client, changed);
      await expect(refusal).rejects.toBeInstanceOf(MigrationError);
      await expect(refusal).rejects.toThrow('"0001_start" was changed after it was applied');
    });

    it("refuses a database of a newer version", async () => {
      const both = await migrations({ ...first, "0002_name": "ALTER TABLE cheese ADD name text;" });
      await applyMigrations(client, both);
      await expect(applyMigrations(client, both.slice(0, 1))).rejects.toThrow("newer version");
    });

    it("keeps nothing of a migration that fails, and goes on once it is mended", async () => {
      const broken = await migrations({
        ...first,
        "0002_name": "ALTER TABLE cheese ADD name text; ALTER TABLE nowhere ADD x int;",
      });
      await expect(applyMigrations(client, broken)).rejects.toThrow("nothing of it was kept");
      const mended = await migrations({ "0002_name": "ALTER TABLE cheese ADD name text;" });
      expect(await applyMigrations(client, mended)).toEqual(["0002_name"]);
    });

    it("notes each one as Prisma's own engine does", async () => {
      const [migration] = await migrations(first);
      await applyMigrations(client, migration ? [migration] : []);
      const { rows } = await client.query("SELECT * FROM _prisma_migrations");
      expect(rows).toEqual([
        expect.objectContaining({
          migration_name: "0001_start",
          checksum: migration?.checksum,
          applied_steps_count: 1,
          rolled_back_at: null,
          logs: null,
        }),
      ]);
      expect(rows[0].finished_at).toBeInstanceOf(Date);
    });
  });
}

migrationsOn("the embedded database", () => openEmbeddedTestDatabase());

describe.runIf(hasPostgres())("on a server", () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  migrationsOn("PostgreSQL", async () => openPostgresTestDatabase(await postgres.createDatabase()));

  it("applies each migration once when several processes start at once", async () => {
    const url = await postgres.createDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openPostgresTestDatabase(url)));
    const { rows } = await (databases[0] as Database).pool.query(
      "SELECT migration_name FROM _prisma_migrations",
    );
    expect(new Set(rows.map((row) => row.migration_name)).size).toBe(rows.length);
    await Promise.all(databases.map((database) => database.close()));
  });
});
