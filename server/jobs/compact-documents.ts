/**
 * Merges the log of documents that nobody has edited for a while, so that opening them stays fast. Rooms may be open
 * meanwhile: their rows after the merged ones stay, and a merge that comes late changes nothing.
 */
import * as Y from "yjs";
import type { Context } from "#server/context.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";

export interface CompactionLimits {
  idleSeconds: number;
  /** A log is long from so many rows on, or from so many bytes on. */
  rows: number;
  bytes: number;
  /** Documents per turn: merging a large one takes a second of this process. */
  documents: number;
}

export const compactionLimits: CompactionLimits = {
  idleSeconds: 60,
  rows: 200,
  bytes: 1024 ** 2,
  documents: 20,
};

/** Resolves with the ids of the documents compacted. */
export async function compactDocuments(
  { prisma, journal }: Pick<Context, "prisma" | "journal">,
  limits: CompactionLimits = compactionLimits,
): Promise<string[]> {
  const long = await prisma.$queryRaw<{ documentId: string }[]>`
    SELECT "documentId" FROM "DocumentUpdate"
    GROUP BY "documentId"
    HAVING (count(*) >= ${limits.rows}::int OR sum(octet_length(bytes)) >= ${limits.bytes}::int)
      AND max(at) < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${limits.idleSeconds}::float8)
    ORDER BY count(*) DESC
    LIMIT ${limits.documents}::int`;
  for (const { documentId } of long) await compactDocument(journal, documentId);
  return long.map((row) => row.documentId);
}

/** Through a document rather than by merging updates alone: deleted content is let go. Nothing pending is lost. */
async function compactDocument(journal: UpdateJournal, documentId: string): Promise<void> {
  const { updates, seq } = await journal.load(documentId);
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  await journal.compact(documentId, seq, Y.encodeStateAsUpdate(doc));
  doc.destroy();
}
