/**
 * One room's side of the journal: what was written and by which row, what other processes wrote in between, and
 * compaction (docs/sync-spec.md S30–S37).
 */
import { createJournalWriter, type JournalWriter, type JournalWriterOptions } from "./journal-writer.ts";

export interface DocumentLog extends Pick<JournalWriter, "settled" | "stop"> {
  push: JournalWriter["push"];
  readonly pushed: number;
  readonly durable: number;
  readonly backlogBytes: number;
  readonly failingSince: number | null;
  /** Every row up to this one is in the document. */
  readonly appliedSeq: number;
  /** Merges the log when it has at least `rows` rows. Never rejects. */
  compact(rows: number): Promise<void>;
}

export interface DocumentLogOptions extends Omit<JournalWriterOptions, "onDurable"> {
  loaded: { seq: number; logRows: number };
  /** The whole document as one update. */
  encode(): Uint8Array;
  /** After each append: its row, and what has become durable can be told. */
  onDurable(seq: number): void;
  /** Rows that another process wrote between ours. */
  onForeign(updates: readonly Uint8Array[]): void;
}

export function createDocumentLog(options: DocumentLogOptions): DocumentLog {
  const { documentId, journal, limits, log } = options;
  let appliedSeq = options.loaded.seq;
  let rows = options.loaded.logRows;
  let compactAt = limits.compactRows;
  let isCatchingUp = false;
  let isStopped = false;

  const writer = createJournalWriter({
    ...options,
    onDurable(seq) {
      rows += 1;
      if (seq === appliedSeq + 1) appliedSeq = seq;
      else if (seq > appliedSeq) void catchUp();
      options.onDurable(seq);
      if (rows >= compactAt) void compact(compactAt);
    },
  });

  /** S37: a number was skipped, so somebody else wrote. Ours among them are applied twice, which is harmless. */
  async function catchUp(): Promise<void> {
    if (isCatchingUp) return;
    isCatchingUp = true;
    try {
      const tail = await journal.loadSince(documentId, appliedSeq);
      if (isStopped) return;
      options.onForeign(tail.updates);
      appliedSeq = Math.max(appliedSeq, tail.seq);
    } catch (error) {
      log.warn(
        { documentId, err: error },
        "could not read what another process wrote; the next flush tries again",
      );
    } finally {
      isCatchingUp = false;
    }
  }

  /** S36: everything up to `appliedSeq` is in the document, so one encoding of it replaces those rows. */
  async function compact(atLeast: number): Promise<void> {
    if (rows < atLeast || isStopped) return;
    compactAt = rows + limits.compactRows;
    try {
      await writer.between(async () => {
        const covered = rows;
        await journal.compact(documentId, appliedSeq, options.encode());
        rows -= covered;
        compactAt = limits.compactRows;
      });
    } catch (error) {
      log.warn({ documentId, err: error }, "could not compact the log; it grows until the next try");
    }
  }

  return {
    push: writer.push,
    settled: writer.settled,
    stop() {
      isStopped = true;
      writer.stop();
    },
    get pushed() {
      return writer.pushed;
    },
    get durable() {
      return writer.durable;
    },
    get backlogBytes() {
      return writer.backlogBytes;
    },
    get failingSince() {
      return writer.failingSince;
    },
    get appliedSeq() {
      return appliedSeq;
    },
    compact,
  };
}
