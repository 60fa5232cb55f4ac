/**
 * A process that appends to a journal until it is killed, and prints each number once its append has resolved:
 * `node tests/support/journal-writer-process.ts <data directory> <document id>`.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { pino } from "pino";
import { openDatabase } from "#server/database/database.ts";
import { prismaJournal } from "#server/journal/prisma-journal.ts";
import { insertTestDocument } from "./embedded-database.ts";

const [dataDir = "", documentId = ""] = process.argv.slice(2);
const settings = { dataDir, databaseUrl: undefined, databaseConnections: 10 };
try {
  const database = await openDatabase(settings, pino({ level: "silent" }));
  if (!(await database.prisma.document.findUnique({ where: { id: documentId } }))) {
    await insertTestDocument(database, documentId);
  }
  const journal = prismaJournal(database.pool);
  writeSync(1, "open\n");
  for (;;) {
    const bytes = randomBytes(1 + Math.floor(Math.random() * 20_000));
    const seq = await journal.append(documentId, bytes, [
      { userId: "ana", at: Date.now(), elementIds: ["s1"] },
    ]);
    // Synchronously: a line that is out stands for an append that had resolved.
    writeSync(1, `${seq} ${bytes.toString("hex", 0, 8)}\n`);
  }
} catch (error) {
  console.error(String(error));
  process.exit(1);
}
