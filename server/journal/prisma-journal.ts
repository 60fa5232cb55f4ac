/**
 * The journal in SQL, on the embedded database and on PostgreSQL alike. Written by hand for one reason: a single
 * statement takes the number and inserts, so that numbers become visible in order and a row is there whole or not
 * at all. Documents that wait together are appended together, locked in order of id. The statements have no names:
 * the embedded database keeps prepared ones when a connection is replaced, and would refuse them then.
 */
import type { Pool } from "pg";
import { AppError } from "#lib/errors.ts";
import { mergeEdits } from "./merge-edits.ts";
import type { EditRecord, JournalTail, UpdateJournal } from "./update-journal.ts";

/** Rejects with AppError not-found, or store.unavailable (the database's own error is its cause): then try again. */
export function prismaJournal(pool: Pool): UpdateJournal {
  const append = groupCommit(pool);
  return {
    load: (documentId) => asStoreError(() => select(pool, documentId, BEFORE_EVERYTHING)),
    loadSince: (documentId, seq) => asStoreError(() => loadSince(pool, documentId, seq)),
    newer: (known) => asStoreError(() => newer(pool, known)),
    append: (documentId, update, edits) =>
      asStoreError(() => append({ documentId, update, edits: mergeEdits(edits) })),
    compact: (documentId, seq, merged) => asStoreError(() => compact(pool, documentId, seq, merged)),
  };
}

/** Less than any number, that of an empty base included. */
const BEFORE_EVERYTHING = -1;

interface Entry {
  documentId: string;
  update: Uint8Array;
  edits: EditRecord[];
}

/** Bytes that one statement carries at most, unless a single update is larger. */
const GROUP_BYTES = 8 * 1024 * 1024;

/**
 * One statement at a time: what arrives while one is under way goes together into the next, each document at most
 * once. When a group fails, each of its entries gets a try of its own, so that a bad one fails alone.
 */
function groupCommit(pool: Pool): (entry: Entry) => Promise<number> {
  type Waiting = Entry & PromiseWithResolvers<number>;
  let waiting: Waiting[] = [];
  let isRunning = false;

  function takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    const documents = new Set<string>();
    let bytes = 0;
    for (const entry of waiting) {
      const fits = group.length === 0 || bytes + entry.update.byteLength <= GROUP_BYTES;
      if (!fits || documents.has(entry.documentId)) {
        rest.push(entry);
        // Later rows of a document may not overtake this one.
        documents.add(entry.documentId);
        continue;
      }
      documents.add(entry.documentId);
      bytes += entry.update.byteLength;
      group.push(entry);
    }
    waiting = rest;
    return group;
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const group = takeGroup();
      try {
        settle(group, await insert(pool, group));
      } catch (error) {
        if (group.length === 1) group[0]?.reject(error);
        else for (const entry of group) await insertAlone(entry);
      }
    }
    isRunning = false;
  }

  async function insertAlone(entry: Waiting): Promise<void> {
    try {
      settle([entry], await insert(pool, [entry]));
    } catch (error) {
      entry.reject(error);
    }
  }

  function settle(group: readonly Waiting[], seqs: ReadonlyMap<string, number>): void {
    for (const entry of group) {
      const seq = seqs.get(entry.documentId);
      if (seq === undefined) entry.reject(new AppError("not-found"));
      else entry.resolve(seq);
    }
  }

  return (entry) => {
    const deferred = Promise.withResolvers<number>();
    waiting.push({ ...entry, ...deferred });
    if (!isRunning) void run();
    return deferred.promise;
  };
}

const INSERT = `
  WITH entry AS (
    SELECT * FROM unnest($1::text[], $2::bytea[]) AS entry(id, bytes)
  ), locked AS (
    SELECT id FROM "Document" WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE
  ), taken AS (
    UPDATE "Document" AS document SET seq = document.seq + 1 FROM locked
    WHERE document.id = locked.id
    RETURNING document.id, document.seq
  ), appended AS (
    INSERT INTO "DocumentUpdate" ("documentId", seq, bytes, at)
    SELECT taken.id, taken.seq, entry.bytes, now() AT TIME ZONE 'UTC' FROM taken JOIN entry USING (id)
  ), noted AS (
    INSERT INTO "DocumentEdit" ("documentId", seq, "userId", at, "elementIds")
    SELECT taken.id, taken.seq, edit."userId", to_timestamp(edit.at / 1000.0) AT TIME ZONE 'UTC', edit."elementIds"
    FROM jsonb_to_recordset($3::jsonb) AS edit(id text, "userId" text, at float8, "elementIds" text[])
    JOIN taken USING (id)
  )
  SELECT id, seq FROM taken`;

/** Numbers by document; a document that doesn't exist has none. */
async function insert(pool: Pool, group: readonly Entry[]): Promise<Map<string, number>> {
  const edits = group.flatMap((entry) => entry.edits.map((edit) => ({ id: entry.documentId, ...edit })));
  const result = await pool.query<{ id: string; seq: number }>({
    text: INSERT,
    values: [
      group.map((entry) => entry.documentId),
      group.map((entry) => asBuffer(entry.update)),
      JSON.stringify(edits),
    ],
  });
  return new Map(result.rows.map((row) => [row.id, row.seq]));
}

interface Row {
  part: "document" | "base" | "log";
  seq: number;
  bytes: Buffer | null;
}

/** One statement, so that a compaction in between can't hide rows. The base comes if it is newer than $2. */
const SELECT = `
  SELECT 'document' AS part, seq, NULL::bytea AS bytes, 0 AS place FROM "Document" WHERE id = $1
  UNION ALL
  SELECT 'base', seq, bytes, 1 FROM "DocumentBase" WHERE "documentId" = $1 AND seq > $2
  UNION ALL
  SELECT 'log', seq, bytes, 2 FROM "DocumentUpdate" WHERE "documentId" = $1 AND seq > $2
  ORDER BY place, seq`;

async function select(pool: Pool, documentId: string, afterSeq: number) {
  const { rows } = await pool.query<Row>({
    text: SELECT,
    values: [documentId, afterSeq],
  });
  const document = rows.find((row) => row.part === "document");
  if (!document) throw new AppError("not-found");
  return {
    updates: rows.flatMap((row) => (row.bytes ? [asBytes(row.bytes)] : [])),
    seq: document.seq,
    baseSeq: rows.find((row) => row.part === "base")?.seq ?? 0,
    logRows: rows.filter((row) => row.part === "log").length,
  };
}

async function loadSince(pool: Pool, documentId: string, seq: number): Promise<JournalTail> {
  const found = await select(pool, documentId, seq);
  return { updates: found.updates, seq: found.seq };
}

const NEWER = `
  SELECT document.id, document.seq
  FROM unnest($1::text[], $2::int[]) AS known(id, seq) JOIN "Document" AS document USING (id)
  WHERE document.seq > known.seq`;

async function newer(pool: Pool, known: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  if (known.size === 0) return new Map();
  const values = [[...known.keys()], [...known.values()]];
  const { rows } = await pool.query<{ id: string; seq: number }>({ text: NEWER, values });
  return new Map(rows.map((row) => [row.id, row.seq]));
}

/** A compaction that comes late (the base is newer already) changes nothing. */
const COMPACT = `
  WITH replaced AS (
    INSERT INTO "DocumentBase" ("documentId", seq, bytes, at)
    SELECT id, LEAST($2::int, seq), $3::bytea, now() AT TIME ZONE 'UTC' FROM "Document" WHERE id = $1
    ON CONFLICT ("documentId") DO UPDATE SET seq = EXCLUDED.seq, bytes = EXCLUDED.bytes, at = EXCLUDED.at
      WHERE "DocumentBase".seq < EXCLUDED.seq
    RETURNING "documentId", seq
  ), removed AS (
    DELETE FROM "DocumentUpdate" AS row USING replaced
    WHERE row."documentId" = replaced."documentId" AND row.seq <= replaced.seq
  )
  SELECT EXISTS (SELECT FROM "Document" WHERE id = $1) AS "isKnown"`;

async function compact(pool: Pool, documentId: string, seq: number, merged: Uint8Array): Promise<void> {
  const result = await pool.query<{ isKnown: boolean }>({
    text: COMPACT,
    values: [documentId, seq, asBuffer(merged)],
  });
  if (!result.rows[0]?.isKnown) throw new AppError("not-found");
}

async function asStoreError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("store.unavailable", undefined, { cause: error });
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** A plain view: Yjs keeps slices of what it is given, and a Buffer's slices behave differently. */
const asBytes = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
