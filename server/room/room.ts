/**
 * One live board: takes frames, and once per tick applies them in one transaction, sends everyone else one merged
 * frame, hands the same bytes to the journal, and says `saved` when they are on disk (docs/sync-spec.md).
 */
import type * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { PresenceUser } from "#lib/sync/presence.ts";
import type { Notice } from "#lib/sync/protocol.ts";
import type { DocumentMessage } from "#server/bell/messages.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import type { Clock } from "#server/ports.ts";
import { type Close, createAudience, malformed } from "./audience.ts";
import { MalformedBytes } from "./byte-reader.ts";
import type { ClientFrame } from "./client-frame.ts";
import { createDocumentLog } from "./document-log.ts";
import { deniedFrame } from "./encode-frames.ts";
import { createExchange, type Exchange } from "./exchange.ts";
import { applyIncoming, type Incoming, isComplete, retryIncoming } from "./incoming.ts";
import { type Change, type Committed, createLiveDocument, type UpdateFormat } from "./live-document.ts";
import type { Log } from "./log.ts";
import { type Captured, NotStoredYet } from "./rooms-port.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { EditingSession, JoinRequest, ReadingSession, Session } from "./session.ts";
import { createSharedAnswers } from "./shared-answers.ts";
import type { SyncLimits } from "./sync-limits.ts";
import { createTickPace } from "./tick-pace.ts";
import { vetUpdate } from "./vet-update.ts";

export interface Room extends Pick<Exchange, "hear" | "greet" | "forgetNode"> {
  readonly documentId: string;
  /** Every row of the journal up to this one is in the document. */
  readonly appliedSeq: number;
  /** Reads from the journal what other nodes wrote by now; what can't be read comes later. Never rejects. */
  refresh(): Promise<void>;
  /** Somebody is about to use the room: it isn't let go now. Throws store.unavailable when it has ended. */
  touch(): void;
  join(request: JoinRequest): Session;
  receive(session: Session, frame: ClientFrame): void;
  /** The connection has ended, or is to end with a code. */
  leave(session: Session, close?: Close): void;
  /** Rejects with NotStoredYet when the journal doesn't take it in time; it is shown and kept then. */
  transact<T>(by: { userId: string }, change: (doc: Y.Doc) => T): Promise<T>;
  read<T>(read: (doc: Y.Doc, seq: number) => T): T;
  /** The whole document as one update, a few seconds old at most. */
  base(format: UpdateFormat): Promise<Uint8Array>;
  /** The document as it is now, and the row it contains. */
  capture(): Captured;
  /** Tells the connections of this node. */
  notify(notice: Notice): void;
  sessions(): Session[];
  present(): PresenceUser[];
  /** Nobody is here and everything is on disk. */
  readonly isIdle: boolean;
  /** Everything that has arrived is on disk. */
  readonly isStored: boolean;
  /** When somebody or something last used the room. */
  readonly usedAt: number;
  readonly backlogBytes: number;
  readonly failingSince: number | null;
  /** Processes what has arrived; resolves when it is on disk. */
  flush(): Promise<void>;
  /** Merges the log when it has at least `rows` rows. Never rejects. */
  compact(rows: number): Promise<void>;
  closeAll(close: Close): void;
  destroy(): void;
}

export interface RoomOptions {
  documentId: string;
  journal: UpdateJournal;
  loaded: { doc: Y.Doc; loadedBytes: number; seq: number; logRows: number };
  /** Brings an older document up to the present schema; part of loading. */
  migrate(doc: Y.Doc): void;
  /** Makes one update of several (format 1), without what was deleted; large ones beside the event loop. */
  merge(updates: readonly Uint8Array[], format: UpdateFormat): Promise<Uint8Array>;
  clock: Clock;
  scheduler: Scheduler;
  limits: SyncLimits;
  log: Log;
  /** To the nodes that have the document open too; lost where there are none. */
  ring(message: DocumentMessage): void;
  onFlushed(documentId: string, seq: number): void;
  /** The room can't go on: its document is gone, or can't be trusted any more. Its sockets are closed already. */
  onEnded(reason: RoomEnd): void;
}
type RoomEnd = "gone" | "broken";

/** A tick stops applying after this long and goes on in the next turn of the event loop. */
const tickBudgetMs = 20;

export function createRoom(options: RoomOptions): Room {
  const { documentId, clock, scheduler, limits } = options;
  const document = createLiveDocument({ ...options.loaded, limits, clock });
  const answers = createSharedAnswers({ document, limits, clock, merge: options.merge });
  let inbox: Incoming[] = [];
  const pace = createTickPace({ clock, pauseFactor: 0.3, longestMs: limits.tickMs });
  let cancelTick: Cancel | null = null;
  let hasEnded = false;
  let usedAt = clock.now();

  const audience = createAudience({
    document,
    answers,
    limits,
    clock,
    scheduler,
    onMoved: (people) => exchange.moved(people),
    onLeft() {
      usedAt = clock.now();
    },
  });
  const { leave, closeAll, sessions } = audience;

  const log = createDocumentLog({
    ...options,
    encode: () => mergedBy(options.merge, answers.updates()),
    onDurable(seq, update) {
      for (const session of sessions) audience.tellSaved(session, log.durable);
      audience.planPump();
      exchange.appended(seq, update);
      options.onFlushed(documentId, seq);
    },
    onForeign: applyForeign,
    onHole() {
      options.log.error({ documentId }, "the journal goes on from something else; the board is loaded again");
      end("broken");
    },
    onGone: () => end("gone"),
  });
  const exchange = createExchange({ ...options, log, audience });

  // ---- connections

  function touch(): void {
    if (hasEnded) throw new AppError("store.unavailable", "The board is being loaded again.");
    usedAt = clock.now();
  }

  function join(request: JoinRequest): Session {
    touch();
    return audience.join(request);
  }

  function receive(session: Session, frame: ClientFrame): void {
    if (!session.isOpen || hasEnded) return;
    try {
      handle(session, frame);
    } catch (error) {
      if (!(error instanceof MalformedBytes)) throw error;
      leave(session, malformed(error.message));
    }
  }

  function handle(session: Session, frame: ClientFrame): void {
    switch (frame.kind) {
      case "step1":
        runTick();
        audience.answer(session, frame.stateVector);
        break;
      case "step2":
      case "update":
        if (session.kind === "reading") dropWrite(session, frame);
        else takeUpdate(session, frame);
        break;
      case "awareness":
        audience.receivePresence(session, frame);
        break;
      case "query-awareness":
        audience.askPresence(session);
        break;
      case "ignored":
        break;
    }
  }

  function takeUpdate(
    session: EditingSession,
    frame: { kind: "step2" | "update"; update: Uint8Array },
  ): void {
    const { update } = frame;
    const summary = vetUpdate(update);
    // S32: what is already there may still be confirmed; nothing is added to a backlog that is full.
    if (isBacklogFull() && document.lacks(update, summary)) {
      leave(session, { code: closeCodes.cannotSave, reason: "The server can't store changes now." });
      return;
    }
    const n = session.ledger.receive();
    inbox.push({ session, update, summary, n, isStep2: frame.kind === "step2", at: clock.now() });
    planTick();
  }

  /** S13–S15: nothing a read-only connection sends is applied, kept or counted; it is told once. */
  function dropWrite(session: ReadingSession, frame: { kind: "step2" | "update"; update: Uint8Array }): void {
    const summary = vetUpdate(frame.update);
    if (session.wasTold && frame.kind === "step2") return;
    if (!document.lacks(frame.update, summary)) return;
    if (!session.wasTold) {
      session.wasTold = true;
      session.outbox.control(deniedFrame(`Changes aren't taken here: ${session.readOnly}`));
    }
    if (frame.kind === "step2") return;
    session.writes += 1;
    if (session.writes < limits.readOnlyWrites) return;
    leave(session, { code: closeCodes.accessRemoved, reason: "This connection may only read." });
  }

  // ---- the tick

  /** S10: as soon as the pace of the room allows. */
  function planTick(): void {
    if (cancelTick || hasEnded) return;
    const wait = pace.wait();
    cancelTick = wait <= 0 ? scheduler.soon(runTick) : scheduler.after(wait, runTick);
  }

  function runTick(): void {
    cancelTick?.();
    cancelTick = null;
    if (hasEnded) return;
    if (inbox.length > 0) pace.run(applyInbox);
    if (hasEnded) return;
    if (inbox.length > 0) cancelTick ??= scheduler.soon(runTick);
  }

  function applyInbox(): void {
    const batch = inbox;
    inbox = [];
    const startedAt = clock.now();
    const done: Incoming[] = [];
    const retried: EditingSession[] = [];
    const deps = { document, limits, scheduler, leave };
    const changes: Change[] = batch.map((incoming) => ({
      by: { userId: incoming.session.principal.userId, at: incoming.at },
      apply() {
        if (clock.now() - startedAt > tickBudgetMs) inbox.push(incoming);
        else if (applyIncoming(deps, incoming)) done.push(incoming);
      },
    }));
    const waiting = [...sessions].filter((session) => session.kind === "editing");
    const retries: Change[] = waiting.map((session) => ({
      by: { userId: session.principal.userId, at: startedAt },
      apply() {
        if (session.gap && retryIncoming(deps, session)) retried.push(session);
      },
    }));
    const committed = commit([...changes, ...retries]);
    if (!committed) return;
    const sources = new Set([...done.map(({ session }) => session), ...retried]);
    publish(committed, sources.size === 1 ? [...sources][0] : undefined);
    for (const { session, n } of done) session.ledger.settle(n, log.pushed);
    for (const session of sources) {
      if (isComplete(session)) session.ledger.release(log.pushed);
      audience.tellSaved(session, log.durable);
    }
  }

  /** Null when the document can't be trusted any more: then the room has ended. */
  function commit(changes: readonly Change[]): Committed | null {
    try {
      return document.commit(changes);
    } catch (error) {
      options.log.error({ documentId, err: error }, "an update broke the live document; it is loaded again");
      end("broken");
      return null;
    }
  }

  /** N1: rows of other nodes are shown, and neither stored again nor counted as anybody's. False: something is missing. */
  function applyForeign(updates: readonly Uint8Array[]): boolean {
    if (hasEnded) return true;
    let isWhole = true;
    const apply = (update: Uint8Array) => {
      if (document.apply(update)) isWhole = false;
    };
    const committed = commit(updates.map((update) => ({ by: null, apply: () => apply(update) })));
    if (committed) audience.broadcast(committed, undefined);
    const isAwaited = [...sessions].some((session) => session.kind === "editing" && session.gap);
    if (isAwaited) applyInbox();
    return isWhole;
  }

  /** S11, S12: one frame for everyone but the only source, the same bytes for the journal. */
  function publish(committed: Committed, source: Session | undefined): void {
    if (!committed.update) return;
    audience.broadcast(committed, source);
    log.push(committed.update, committed.edits);
  }

  const isStored = () => inbox.length === 0 && log.durable === log.pushed;
  const isBacklogFull = () => log.backlogBytes > limits.backlogBytes;

  // ---- the server's own changes

  async function transact<T>(by: { userId: string }, change: (doc: Y.Doc) => T): Promise<T> {
    touch();
    runTick();
    if (isBacklogFull()) throw cannotStore("Nothing was changed.");
    const outcome: { result?: Attempt<T> } = {};
    const apply = () => {
      outcome.result = attempt(() => document.edit(change));
    };
    const committed = commit([{ by: { userId: by.userId, at: clock.now() }, apply }]);
    if (committed) publish(committed, undefined);
    const { result } = outcome;
    if (!committed || !result) throw cannotStore("Nothing was changed.");
    if (!result.ok) throw result.error;
    await storedInTime(result.value);
    return result.value;
  }

  function storedInTime(value: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new NotStoredYet(value));
      const cancel = scheduler.after(limits.transactMs, late);
      log.settled().then(resolve, reject).finally(cancel);
    });
  }

  // ---- the end

  function end(reason: RoomEnd): void {
    if (hasEnded) return;
    hasEnded = true;
    inbox = [];
    if (reason === "gone")
      closeAll({ code: closeCodes.boardGone, reason: "This board doesn't exist any more." });
    else closeAll({ code: closeCodes.restart, reason: "The board is being loaded again." });
    options.onEnded(reason);
  }

  publish(document.commit([{ by: null, apply: () => document.edit(options.migrate) }]), undefined);

  return {
    documentId,
    touch,
    join,
    receive,
    leave,
    transact,
    read(read) {
      touch();
      runTick();
      return document.read((doc) => read(doc, log.appliedSeq));
    },
    base(format) {
      touch();
      runTick();
      return answers.base(format);
    },
    capture() {
      touch();
      runTick();
      const { version } = document;
      const isCurrent = () => !hasEnded && inbox.length === 0 && document.version === version;
      return { updates: answers.updates(), seq: log.appliedSeq, isCurrent };
    },
    hear: (message, from) => {
      if (!hasEnded) exchange.hear(message, from);
    },
    greet: exchange.greet,
    forgetNode: exchange.forgetNode,
    refresh: log.refresh,
    get appliedSeq() {
      return log.appliedSeq;
    },
    notify: audience.notify,
    sessions: () => [...sessions],
    present: audience.present,
    get isIdle() {
      return sessions.size === 0 && isStored();
    },
    get isStored() {
      return isStored();
    },
    get usedAt() {
      return usedAt;
    },
    get backlogBytes() {
      return log.backlogBytes;
    },
    get failingSince() {
      return log.failingSince;
    },
    flush() {
      runTick();
      return log.settled();
    },
    compact: log.compact,
    closeAll,
    destroy() {
      hasEnded = true;
      cancelTick?.();
      exchange.stop();
      audience.stop();
      log.stop();
      document.destroy();
    },
  };
}

const cannotStore = (detail: string) =>
  new AppError("store.unavailable", `The server can't store changes now. ${detail}`);

async function mergedBy(merge: RoomOptions["merge"], updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = updates;
  return first && updates.length === 1 ? first : merge(updates, 1);
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    return { ok: false, error };
  }
}
