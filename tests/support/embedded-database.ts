/** Databases for tests, opened exactly as the server opens them: the embedded one, or one of a PostgreSQL server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Database, openDatabase } from "#server/database/database.ts";
import { copyDatabaseTemplate } from "./database-template.ts";

export interface TestDatabase extends Database {
  readonly dataDir: string;
}

const silent = pino({ level: "silent" });

/** A new embedded database, migrated; in `dataDir` if given, else in a folder that `close` removes. */
export async function openEmbeddedTestDatabase(options: { dataDir?: string } = {}): Promise<TestDatabase> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "tl-data-"));
  if (!options.dataDir) await copyDatabaseTemplate(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl: undefined, databaseConnections: 10 }, silent);
  return {
    ...database,
    dataDir,
    async close() {
      await database.close();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The database at `url` (tests/support/postgres.ts), migrated. */
export function openPostgresTestDatabase(url: string): Promise<Database> {
  return openDatabase({ dataDir: "", databaseUrl: url, databaseConnections: 10 }, silent);
}

/** A workspace and a board with an empty document, as small as the constraints allow. */
export async function insertTestDocument(
  { prisma }: Pick<Database, "prisma">,
  documentId: string,
): Promise<void> {
  await prisma.workspace.create({
    data: {
      id: `workspace-of-${documentId}`,
      name: "Test",
      boards: {
        create: {
          id: documentId,
          title: "Test",
          createdById: "nobody",
          documents: { create: { id: documentId } },
        },
      },
    },
  });
}
