import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
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

  it("refuses appends while the server is away, takes them when it is back, and loses none it took", async () => {
    const database = await openPostgresTestDatabase(await postgres.createDatabase());
    await insertTestDocument(database, "board");
    const journal = prismaJournal(database.pool);
    const taken: number[] = [];
    let refusals = 0;
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        try {
          taken.push(await journal.append("board", new Uint8Array(500), []));
        } catch (error) {
          expect(error).toSatisfy((e) => e instanceof AppError && e.code === "store.unavailable");
          refusals += 1;
          await sleep(50);
        }
      }
    })();
    await sleep(300);
    await postgres.kill();
    const beforeKill = taken.length;
    await sleep(1_000);
    expect(taken.length).toBe(beforeKill);
    await postgres.start();
    await sleep(1_000);
    isOver = true;
    await writing;
    expect(refusals).toBeGreaterThan(3);
    expect(taken.length).toBeGreaterThan(beforeKill + 10);
    const { seq, logRows } = await journal.load("board");
    expect([seq, logRows]).toEqual([Math.max(...taken), Math.max(...taken)]);
    await database.close();
  });
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
