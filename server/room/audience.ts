/**
 * Who is connected to one room, and what they are told: updates, presence, `saved` and notices, each through the
 * connection's outbox (docs/sync-spec.md). What is applied and stored is the room's business.
 */
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { PresenceUser } from "#lib/sync/presence.ts";
import type { Notice } from "#lib/sync/protocol.ts";
import type { Clock } from "#server/ports.ts";
import type { AwarenessEntry, AwarenessState } from "./awareness-update.ts";
import type { ClientFrame } from "./client-frame.ts";
import { awarenessFrame, noticeFrame, step1Frame, updateFrame } from "./encode-frames.ts";
import { dropGap } from "./gap.ts";
import type { Committed, LiveDocument } from "./live-document.ts";
import { Outbox, type OutboxDeps } from "./outbox.ts";
import { createPresenceBoard, presenceUser } from "./presence-board.ts";
import { SavedLedger } from "./saved-ledger.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { JoinRequest, Session } from "./session.ts";
import type { SharedAnswers } from "./shared-answers.ts";
import type { SyncLimits } from "./sync-limits.ts";
import { createTickPace } from "./tick-pace.ts";

export interface Close {
  code: number;
  reason: string;
}

export interface Audience {
  join(request: JoinRequest): Session;
  /** The connection has ended, or is to end with a code. Nothing happens the second time. */
  leave(session: Session, close?: Close): void;
  closeAll(close: Close): void;
  /** Everybody connected. */
  readonly sessions: ReadonlySet<Session>;
  /** Each person once, however many connections they have. */
  present(): PresenceUser[];
  /** Answers a client's step 1. */
  answer(session: Session, stateVector: Uint8Array): void;
  /** One frame for everyone but the source. */
  broadcast(committed: Committed, source: Session | undefined): void;
  /** Confirms what is durable up to this position. */
  tellSaved(session: Session, durable: number): void;
  notify(notice: Notice): void;
  receivePresence(session: Session, frame: ClientFrame & { kind: "awareness" }): void;
  /** Answers a client's question who is there. */
  askPresence(session: Session): void;
  /** What the people of this node show, for another one. */
  ownPeople(): Uint8Array;
  /** What another node says of its people: all of them, or those that changed. Throws MalformedBytes. */
  hearPeople(node: string, people: readonly AwarenessEntry[], scope: "all" | "changes"): void;
  forgetNode(node: string): void;
  /** Looks after connections with something waiting, for as long as there are any. */
  planPump(): void;
  /** Nothing is sent by itself any more. */
  stop(): void;
}

export interface AudienceOptions {
  document: LiveDocument;
  answers: SharedAnswers;
  limits: SyncLimits;
  clock: Clock;
  scheduler: Scheduler;
  /** What people of this node show has been passed on to the others here. */
  onMoved(people: readonly AwarenessState[]): void;
  onLeft(): void;
}

export function createAudience(options: AudienceOptions): Audience {
  const { document, answers, limits, clock, scheduler } = options;
  const presence = createPresenceBoard({ stateBytes: limits.presenceBytes });
  const sessions = new Set<Session>();
  const presencePace = createTickPace({ clock, pauseFactor: 40, longestMs: limits.presenceTickMs });
  let cancelPresence: Cancel | null = null;
  let cancelPump: Cancel | null = null;
  let nextSessionId = 1;
  let isStopped = false;
  const shared: OutboxDeps = { document, answers, limits, clock };

  function join(request: JoinRequest): Session {
    const outbox = new Outbox(request.socket, shared);
    const session = newSession(request, { id: nextSessionId++, outbox });
    sessions.add(session);
    outbox.control(step1Frame(document.stateVector()));
    const frame = everyone();
    if (frame) outbox.presence(frame);
    planPump();
    return session;
  }

  function leave(session: Session, close?: Close): void {
    if (!session.isOpen) return;
    session.isOpen = false;
    sessions.delete(session);
    options.onLeft();
    if (session.kind === "editing") dropGap(session);
    if (presence.leave(session)) planPresence();
    if (close) session.socket.close(close.code, close.reason);
  }

  function broadcast({ update, before }: Committed, source: Session | undefined): void {
    if (!update) return;
    let frame: Uint8Array | null = null;
    for (const session of sessions) {
      if (session === source) continue;
      frame ??= updateFrame(update);
      session.outbox.update(frame, before);
    }
    planPump();
  }

  function everyone(): Uint8Array | null {
    const states = presence.everyone();
    return states && awarenessFrame(states);
  }

  /** One encoding for all who are owed it, however many have asked. */
  function pumpAll(): void {
    let encoded: { frame: Uint8Array | null } | null = null;
    const once = () => {
      encoded ??= { frame: everyone() };
      return encoded.frame;
    };
    for (const session of sessions) if (!session.outbox.pump(once)) leave(session, readsTooSlowly);
  }

  /** S73: the more a room's presence costs, the rarer it is passed on. */
  function planPresence(): void {
    if (cancelPresence || isStopped) return;
    const wait = presencePace.wait();
    const pass = () => {
      cancelPresence = null;
      presencePace.run(passOnPresence);
      planPump();
    };
    cancelPresence = wait <= 0 ? scheduler.soon(pass) : scheduler.after(wait, pass);
  }

  /** What changed since the last time, to everyone but its only source. */
  function passOnPresence(): void {
    const changes = presence.takeChanges((session) =>
      leave(session, malformed("presence is no JSON object")),
    );
    if (!changes) return;
    if (changes.own.length > 0) options.onMoved(changes.own);
    const frame = awarenessFrame(changes.states);
    for (const session of sessions) if (session !== changes.source) session.outbox.presence(frame);
  }

  function isAnybodyWaiting(): boolean {
    for (const session of sessions) if (session.outbox.isWaiting) return true;
    return false;
  }

  function planPump(): void {
    if (cancelPump || isStopped || !isAnybodyWaiting()) return;
    cancelPump = scheduler.after(limits.drainCheckMs, () => {
      cancelPump = null;
      pumpAll();
      planPump();
    });
  }

  return {
    join,
    leave,
    closeAll(close) {
      for (const session of [...sessions]) leave(session, close);
    },
    sessions,
    present: () => [
      ...new Map([...sessions].map((session) => [session.principal.userId, presenceUser(session)])).values(),
    ],
    answer(session, stateVector) {
      session.outbox.answer(stateVector);
      planPump();
    },
    broadcast,
    tellSaved(session, durable) {
      if (session.kind === "reading") return;
      const n = session.ledger.take(durable);
      if (n !== null && session.isAnnounced && session.isOpen) session.outbox.saved(n);
    },
    notify(notice) {
      const frame = noticeFrame(notice);
      for (const session of sessions) if (session.isAnnounced) session.outbox.control(frame);
    },
    receivePresence(session, { entries }) {
      if (presence.receive(session, entries)) planPresence();
    },
    askPresence(session) {
      session.outbox.askPresence();
      planPump();
    },
    ownPeople: presence.own,
    hearPeople(node, people, scope) {
      if (presence.hear(node, people, scope)) planPresence();
    },
    forgetNode(node) {
      if (presence.forgetNode(node)) planPresence();
    },
    planPump,
    stop() {
      isStopped = true;
      cancelPresence?.();
      cancelPump?.();
    },
  };
}

/** Written out field by field: what is spread takes twice the memory, and there are thousands. */
function newSession(
  { principal, role, readOnly, socket, isAnnounced, reauthorize }: JoinRequest,
  { id, outbox }: Pick<Session, "id" | "outbox">,
): Session {
  const isOpen = true;
  return readOnly
    ? {
        kind: "reading",
        id,
        principal,
        role,
        readOnly,
        socket,
        isAnnounced,
        reauthorize,
        outbox,
        isOpen,
        wasTold: false,
        writes: 0,
      }
    : {
        kind: "editing",
        id,
        principal,
        role,
        readOnly,
        socket,
        isAnnounced,
        reauthorize,
        outbox,
        isOpen,
        ledger: new SavedLedger(),
        isCut: false,
        hasAnswered: false,
        gap: null,
      };
}

const readsTooSlowly = { code: closeCodes.readsTooSlowly, reason: "This connection reads too slowly." };

export const malformed = (what: string): Close => ({
  code: closeCodes.malformed,
  reason: `Malformed message: ${what}`,
});
