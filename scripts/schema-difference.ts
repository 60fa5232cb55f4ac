/**
 * Works out what separates the migrations from prisma/schema.prisma, without Prisma's native engine: the migrations
 * are applied to an empty in-memory PGlite, and the WebAssembly engine compares that with the schema.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { readMigrations } from "#server/database/migrations.ts";

export interface SchemaDifference {
  isEmpty: boolean;
  /** SQL that takes the migrated database to the schema. */
  sql: string;
}

/** `root` is the folder that holds `prisma/`. */
export async function schemaDifference(root: string): Promise<SchemaDifference> {
  const schemaPath = path.join(root, "prisma/schema.prisma");
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const database = await PGlite.create();
  try {
    for (const migration of await readMigrations(path.join(root, "prisma/migrations"))) {
      await database.exec(migration.sql);
    }
    const engine = await SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      await engineAdapter(database),
    );
    const difference = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return { isEmpty: difference.exitCode === 0, sql: difference.stdout ?? "" };
  } finally {
    await database.close();
  }
}

async function engineAdapter(database: PGlite): Promise<object> {
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  return bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
}
