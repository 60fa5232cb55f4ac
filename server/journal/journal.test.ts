import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "#server/database/database.ts";
import {
  insertTestDocument,
  openEmbeddedTestDatabase,
  openPostgresTestDatabase,
} from "#tests/support/embedded-database.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import { type JournalUnderTest, journalContract } from "./journal-contract.ts";
import { memoryJournal } from "./memory-journal.ts";
import { prismaJournal } from "./prisma-journal.ts";

journalContract("memory", async () => {
  const journal = memoryJournal();
  return {
    journal,
    other: memoryJournal(journal.documents),
    createDocument: async (documentId) => journal.createDocument(documentId),
    editsOf: async (documentId) => journal.documents.get(documentId)?.edits ?? [],
    close: async () => undefined,
  };
});

journalContract("the embedded database", async () => onDatabase(await openEmbeddedTestDatabase()));

describe.runIf(hasPostgres())("on a server", () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  journalContract("PostgreSQL", async () => onDatabase(await openPostgresTestDatabase(postgres.url)));
});

function onDatabase(database: Database): JournalUnderTest {
  return {
    journal: prismaJournal(database.pool),
    other: prismaJournal(database.pool),
    createDocument: (documentId) => insertTestDocument(database, documentId),
    async editsOf(documentId) {
      const edits = await database.prisma.documentEdit.findMany({
        where: { documentId },
        orderBy: [{ seq: "asc" }, { userId: "asc" }],
      });
      return edits.map(({ seq, userId, at, elementIds }) => ({ seq, userId, at: at.getTime(), elementIds }));
    },
    close: () => database.close(),
  };
}
