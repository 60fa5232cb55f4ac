/**
 * Merges the log of documents that nobody has edited for a while, so that opening them stays fast. Rooms may be open
 * meanwhile: their rows after the merged ones stay, and a merge that comes late changes nothing.
 */
import type { Context } from "#server/context.ts";

export interface CompactionLimits {
  idleSeconds: number;
  /** A log is long from so many rows on, or from so many bytes on. */
  rows: number;
  bytes: number;
  /** Documents per turn: merging a large one takes a second of the thread that reads boards. */
  documents: number;
}

export const compactionLimits: CompactionLimits = {
  idleSeconds: 60,
  rows: 200,
  bytes: 1024 ** 2,
  documents: 20,
};

interface CompactionDeps extends Pick<Context, "prisma" | "journal" | "reader"> {
  /** Aborted: the document under way is the last one. */
  signal?: AbortSignal;
}

/** Resolves with the ids of the documents compacted. */
export async function compactDocuments(
  { prisma, journal, reader, signal }: CompactionDeps,
  limits: CompactionLimits = compactionLimits,
): Promise<string[]> {
  const long = await prisma.$queryRaw<{ documentId: string }[]>`
    SELECT "documentId" FROM "DocumentUpdate"
    GROUP BY "documentId"
    HAVING (count(*) >= ${limits.rows}::int OR sum(octet_length(bytes)) >= ${limits.bytes}::int)
      AND max(at) < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${limits.idleSeconds}::float8)
    ORDER BY count(*) DESC
    LIMIT ${limits.documents}::int`;
  const compacted: string[] = [];
  for (const { documentId } of long) {
    if (signal?.aborted) break;
    await compactDocument({ journal, reader }, documentId);
    compacted.push(documentId);
  }
  return compacted;
}

/** Through a document rather than by merging updates alone: deleted content is let go. Nothing pending is lost. */
async function compactDocument(
  { journal, reader }: Pick<CompactionDeps, "journal" | "reader">,
  documentId: string,
): Promise<void> {
  const { updates, seq } = await journal.load(documentId);
  await journal.compact(documentId, seq, await reader.readUpdates(updates, "merged"));
}
