/**
 * One room's side of the journal: what was written and by which row, the rows that other nodes wrote, and compaction
 * (docs/sync-spec.md S30–S37, N1–N4).
 */
import { AppError } from "#lib/errors.ts";
import { createJournalWriter, type JournalWriter, type JournalWriterOptions } from "./journal-writer.ts";
import type { Cancel } from "./scheduler.ts";

export interface DocumentLog extends Pick<JournalWriter, "settled" | "stop"> {
  push: JournalWriter["push"];
  readonly pushed: number;
  readonly durable: number;
  readonly backlogBytes: number;
  readonly failingSince: number | null;
  /** Every row up to this one is in the document. */
  readonly appliedSeq: number;
  /** Another node wrote this row; without its bytes it is read from the journal. */
  hear(seq: number, update: Uint8Array | null): void;
  /** Reads the rows after `appliedSeq` now. Never rejects: what can't be read now is read later. */
  refresh(): Promise<void>;
  /** Merges the log when it has at least `rows` rows. Never rejects. */
  compact(rows: number): Promise<void>;
}

export interface DocumentLogOptions extends Omit<JournalWriterOptions, "onDurable"> {
  loaded: { seq: number; logRows: number };
  /** The whole document, as it is when this is called, as one update. */
  encode(): Promise<Uint8Array>;
  /** After each append: its row and what it holds, and what has become durable can be told. */
  onDurable(seq: number, update: Uint8Array): void;
  /** Rows that other nodes wrote, in order. False when something is missing that they build on. */
  onForeign(updates: readonly Uint8Array[]): boolean;
  /** The journal's rows build on something the document lacks: it isn't what was stored. */
  onHole(): void;
}

/** More rows than this past a gap aren't kept: the journal is read at once. */
const mostAhead = 32;

export function createDocumentLog(options: DocumentLogOptions): DocumentLog {
  const { documentId, journal, limits, log, clock, scheduler } = options;
  let appliedSeq = options.loaded.seq;
  let rows = options.loaded.logRows;
  let compactAt = limits.compactRows;
  let isStopped = false;
  let isCompacting = false;
  /** Rows past a gap: what they hold, or null for our own, which the document has. */
  const ahead = new Map<number, Uint8Array | null>();
  /** The newest row known to exist. */
  let newestSeq = 0;
  let readAt = Number.POSITIVE_INFINITY;
  let cancelRead: Cancel | null = null;

  const writer = createJournalWriter({
    ...options,
    onDurable(seq, update) {
      rows += 1;
      arrived(seq, null);
      options.onDurable(seq, update);
      if (rows >= compactAt) void compact(compactAt);
    },
  });

  /** S37: numbers are gapless, so a gap is something another node wrote and we are about to hear of. */
  function arrived(seq: number, update: Uint8Array | null): void {
    if (seq <= appliedSeq || isStopped) return;
    newestSeq = Math.max(newestSeq, seq);
    ahead.set(seq, update);
    advance();
    if (ahead.size > 0) planRead(ahead.size > mostAhead ? 0 : limits.gapPatienceMs);
  }

  function advance(): void {
    const updates: Uint8Array[] = [];
    let next = appliedSeq + 1;
    for (; ahead.has(next); next++) {
      const update = ahead.get(next);
      if (update) updates.push(update);
      ahead.delete(next);
    }
    if (updates.length === 0 || options.onForeign(updates)) appliedSeq = next - 1;
    else planRead(0);
  }

  /** Unless the bell brings what is missing by then. */
  function planRead(afterMs: number): void {
    const at = clock.now() + afterMs;
    if (isStopped || (cancelRead && at >= readAt)) return;
    cancelRead?.();
    readAt = at;
    cancelRead = scheduler.after(afterMs, () => {
      cancelRead = null;
      if (appliedSeq < newestSeq) void refresh();
    });
  }

  async function refresh(): Promise<void> {
    try {
      const tail = await journal.loadSince(documentId, appliedSeq);
      if (!isStopped && tail.seq > appliedSeq) takeTail(tail);
    } catch (error) {
      if (isStopped) return;
      if (error instanceof AppError && error.code === "not-found") return options.onGone();
      log.warn({ documentId, err: error }, "could not read what other nodes wrote; it is tried again");
      planRead(limits.retryLongestMs);
    }
  }

  /** Our own rows among them are applied twice, which is harmless; a base is the whole document. */
  function takeTail({ updates, seq }: { updates: readonly Uint8Array[]; seq: number }): void {
    if (!options.onForeign(updates)) {
      options.onHole();
      return;
    }
    appliedSeq = seq;
    newestSeq = Math.max(newestSeq, seq);
    for (const known of [...ahead.keys()]) if (known <= appliedSeq) ahead.delete(known);
    advance();
    if (ahead.size > 0) planRead(limits.gapPatienceMs);
  }

  /**
   * S36: everything up to `appliedSeq` is in the document, so one encoding of it replaces those rows. Appends go on
   * while it is made.
   */
  async function compact(atLeast: number): Promise<void> {
    if (rows < atLeast || isStopped || isCompacting) return;
    isCompacting = true;
    compactAt = rows + limits.compactRows;
    const [covered, upTo] = [rows, appliedSeq];
    try {
      const merged = await options.encode();
      await writer.between(() => journal.compact(documentId, upTo, merged));
      rows -= covered;
      compactAt = limits.compactRows;
    } catch (error) {
      if (!isStopped)
        log.warn({ documentId, err: error }, "could not compact the log; it grows until the next try");
    } finally {
      isCompacting = false;
    }
  }

  return {
    push: writer.push,
    settled: writer.settled,
    stop() {
      isStopped = true;
      cancelRead?.();
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
    hear(seq, update) {
      if (update) arrived(seq, update);
      else if (seq > appliedSeq) {
        newestSeq = Math.max(newestSeq, seq);
        planRead(0);
      }
    },
    refresh,
    compact,
  };
}
