/**
 * Port: the append-only log of one or many board documents (docs/sync-spec.md, decision 10).
 *
 * Invariants every implementation keeps (one contract suite runs over all of them):
 *  - `append` resolves only when the bytes are durable; a rejected append may be repeated (applying twice is harmless);
 *  - sequence numbers are per document, gapless, and become visible in order;
 *  - `load` after a resolved `append` contains it;
 *  - `compact` deletes only rows it has been given as merged, in one transaction;
 *  - an unknown document is an error, never an empty one (`newer` leaves it out).
 */
export interface EditRecord {
  userId: string;
  /** Milliseconds since the epoch, at receipt. */
  at: number;
  elementIds: string[];
}

export interface JournalTail {
  /** Yjs updates (format V1), oldest first: the base, if asked for from the start, then the log. */
  updates: Uint8Array[];
  /** Number of the newest row contained; 0 for a document without any. */
  seq: number;
}

export interface UpdateJournal {
  /** Everything there is. Rejects with AppError("not-found") for an unknown document. */
  load(documentId: string): Promise<JournalTail & { baseSeq: number; logRows: number }>;
  /** Rows after `seq`; the base too when compaction has passed it. */
  loadSince(documentId: string, seq: number): Promise<JournalTail>;
  /** Of the documents given with a number, those with rows after it, and the number of their newest. */
  newer(known: ReadonlyMap<string, number>): Promise<Map<string, number>>;
  /** Appends one row (the merged update of a flush) and the edits it stands for. Resolves with its number. */
  append(documentId: string, update: Uint8Array, edits: readonly EditRecord[]): Promise<number>;
  /** Replaces base and rows up to and including `seq` by `merged`. */
  compact(documentId: string, seq: number, merged: Uint8Array): Promise<void>;
}
