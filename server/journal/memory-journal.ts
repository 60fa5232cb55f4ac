/** The journal's twin in memory: for tests of everything above it. Its data can be handed to a second one. */
import { AppError } from "#lib/errors.ts";
import { mergeEdits } from "./merge-edits.ts";
import type { EditRecord, UpdateJournal } from "./update-journal.ts";

export interface MemoryDocument {
  seq: number;
  base?: { seq: number; bytes: Uint8Array };
  log: { seq: number; bytes: Uint8Array }[];
  edits: (EditRecord & { seq: number })[];
}

export interface MemoryJournal extends UpdateJournal {
  /** Makes a document without any rows; nothing happens if there is one. */
  createDocument(documentId: string): void;
  /** Everything kept, by document: stands for the disk. */
  readonly documents: Map<string, MemoryDocument>;
  /** While set, every call rejects with it: a database that is away. */
  failWith(error: Error | undefined): void;
}

export function memoryJournal(documents = new Map<string, MemoryDocument>()): MemoryJournal {
  let failure: Error | undefined;

  function find(documentId: string): MemoryDocument {
    if (failure) throw failure;
    const document = documents.get(documentId);
    if (!document) throw new AppError("not-found");
    return document;
  }

  return {
    documents,
    createDocument(documentId) {
      if (!documents.has(documentId)) documents.set(documentId, { seq: 0, log: [], edits: [] });
    },
    failWith(error) {
      failure = error;
    },
    async load(documentId) {
      const document = find(documentId);
      return {
        updates: [...(document.base ? [document.base.bytes] : []), ...document.log.map((row) => row.bytes)],
        seq: document.seq,
        baseSeq: document.base?.seq ?? 0,
        logRows: document.log.length,
      };
    },
    async loadSince(documentId, seq) {
      const document = find(documentId);
      const base = document.base && document.base.seq > seq ? [document.base.bytes] : [];
      const rows = document.log.filter((row) => row.seq > seq).map((row) => row.bytes);
      return { updates: [...base, ...rows], seq: document.seq };
    },
    async newer(known) {
      if (failure) throw failure;
      const seqs = [...known].map(([id, seq]) => [id, documents.get(id)?.seq ?? 0, seq] as const);
      return new Map(seqs.flatMap(([id, newest, seq]) => (newest > seq ? [[id, newest]] : [])));
    },
    async append(documentId, update, edits) {
      const document = find(documentId);
      const seq = document.seq + 1;
      document.seq = seq;
      document.log.push({ seq, bytes: update.slice() });
      for (const edit of mergeEdits(edits)) document.edits.push({ ...edit, seq });
      return seq;
    },
    async compact(documentId, seq, merged) {
      const document = find(documentId);
      if (document.base && document.base.seq >= seq) return;
      document.base = { seq: Math.min(seq, document.seq), bytes: merged.slice() };
      document.log = document.log.filter((row) => row.seq > seq);
    },
  };
}
