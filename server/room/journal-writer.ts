/**
 * Brings one room's updates into the journal: group commit, retried for ever, one append at a time (docs/sync-spec.md
 * S30–S33). Positions count what was pushed; `durable` is the newest position whose bytes the journal has.
 */
import * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import type { EditRecord, UpdateJournal } from "#server/journal/update-journal.ts";
import type { Clock } from "#server/ports.ts";
import type { Log } from "./log.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface JournalWriter {
  /** Queues one update and returns its position. */
  push(update: Uint8Array, edits: readonly EditRecord[]): number;
  /** Position of the newest update pushed. */
  readonly pushed: number;
  readonly durable: number;
  /** Bytes not yet durable. */
  readonly backlogBytes: number;
  /** Since when appends have been failing; null while they work. */
  readonly failingSince: number | null;
  /** Resolves when everything pushed up to now is durable; rejects when the document is gone. */
  settled(): Promise<void>;
  /** Runs `job` while no append is under way. */
  between(job: () => Promise<void>): Promise<void>;
  /** Stops; what is queued is dropped. */
  stop(): void;
}

export interface JournalWriterOptions {
  documentId: string;
  journal: UpdateJournal;
  clock: Clock;
  scheduler: Scheduler;
  limits: SyncLimits;
  log: Log;
  /** After each append: the journal row's number, and what it holds. */
  onDurable(seq: number, update: Uint8Array): void;
  /** The journal doesn't know the document (any more). */
  onGone(): void;
}

interface Waiting {
  update: Uint8Array;
  edits: readonly EditRecord[];
}
/** What one append writes. */
interface Batch {
  update: Uint8Array;
  edits: EditRecord[];
  bytes: number;
  upTo: number;
}

/** One append merges at most this much, so that a long outage is written off in steps. */
const batchUpdates = 256;
const batchBytes = 1024 * 1024;

export function createJournalWriter(options: JournalWriterOptions): JournalWriter {
  const { documentId, journal, clock, scheduler, limits, log } = options;
  let queue: Waiting[] = [];
  let pushed = 0;
  let durable = 0;
  let backlogBytes = 0;
  let failingSince: number | null = null;
  let failures = 0;
  let startedAt = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  let isStopped = false;
  let cancelTimer: Cancel | null = null;
  let unwritten: Batch | null = null;
  const jobs: (() => Promise<void>)[] = [];
  const waiters: { position: number; resolve: () => void; reject: (error: Error) => void }[] = [];

  /** S30: at once after a pause, else when the group's time is over; a running append is awaited. */
  function plan(): void {
    if (isBusy || isStopped || cancelTimer) return;
    if (jobs.length > 0) return void runJob();
    if (!unwritten && queue.length === 0) return;
    const wait = failures > 0 ? backOff() : startedAt + limits.groupCommitMs - clock.now();
    const start = () => {
      cancelTimer = null;
      void append();
    };
    cancelTimer = wait <= 0 ? scheduler.soon(start) : scheduler.after(wait, start);
  }

  const backOff = () => Math.min(limits.retryFirstMs * 2 ** (failures - 1), limits.retryLongestMs);

  async function append(): Promise<void> {
    isBusy = true;
    startedAt = clock.now();
    const seq = await writeBatch();
    if (isStopped) return;
    isBusy = false;
    if (seq !== null) succeeded(seq);
    plan();
  }

  /** The row's number, or null when it wasn't stored. */
  async function writeBatch(): Promise<number | null> {
    try {
      unwritten ??= nextBatch();
      return await journal.append(documentId, unwritten.update, unwritten.edits);
    } catch (error) {
      if (!isStopped) failed(error);
      return null;
    }
  }

  function nextBatch(): Batch {
    let bytes = 0;
    let count = 0;
    while (count < queue.length && count < batchUpdates && (count === 0 || bytes < batchBytes)) {
      bytes += queue[count]?.update.byteLength ?? 0;
      count += 1;
    }
    const taken = queue.slice(0, count);
    const [first] = taken;
    const update =
      first && count === 1 ? first.update : Y.mergeUpdates(taken.map((waiting) => waiting.update));
    queue = queue.slice(count);
    return { update, edits: taken.flatMap((waiting) => waiting.edits), bytes, upTo: pushed - queue.length };
  }

  function succeeded(seq: number): void {
    const batch = unwritten;
    unwritten = null;
    if (!batch) return;
    if (failures > 0) log.info({ documentId, failures }, "the journal stores again");
    failures = 0;
    failingSince = null;
    backlogBytes -= batch.bytes;
    durable = batch.upTo;
    while (waiters[0] && waiters[0].position <= durable) waiters.shift()?.resolve();
    options.onDurable(seq, batch.update);
  }

  function failed(error: unknown): void {
    if (error instanceof AppError && error.code === "not-found") {
      options.onGone();
      return;
    }
    failures += 1;
    failingSince ??= clock.now();
    log.warn({ documentId, err: error, failures }, "the journal did not store an update; trying again");
  }

  function runJob(): void {
    const job = jobs.shift();
    if (!job) return;
    isBusy = true;
    void job().finally(() => {
      isBusy = false;
      plan();
    });
  }

  return {
    push(update, edits) {
      queue.push({ update, edits });
      pushed += 1;
      backlogBytes += update.byteLength;
      plan();
      return pushed;
    },
    get pushed() {
      return pushed;
    },
    get durable() {
      return durable;
    },
    get backlogBytes() {
      return backlogBytes;
    },
    get failingSince() {
      return failingSince;
    },
    settled() {
      if (durable >= pushed) return Promise.resolve();
      if (isStopped) return Promise.reject(stopError());
      return new Promise((resolve, reject) => waiters.push({ position: pushed, resolve, reject }));
    },
    between(job) {
      if (isStopped) return Promise.reject(stopError());
      return new Promise((resolve, reject) => {
        jobs.push(() => job().then(resolve, reject));
        plan();
      });
    },
    stop() {
      isStopped = true;
      cancelTimer?.();
      for (const waiter of waiters.splice(0)) waiter.reject(stopError());
    },
  };
}

const stopError = () =>
  new AppError("store.unavailable", "The document was closed before the change was stored.");
