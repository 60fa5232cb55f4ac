/**
 * What we know about a connection, event by event, and the state line that follows from it. Pure: the one place that
 * decides whether something may be called saved (sync spec S7, C1, C3).
 */
import type { KeptIn, ReadOnlyReason, SyncState } from "./sync-state.ts";

/** In `pending`: not in any frame of the present connection. */
const unsent = Number.POSITIVE_INFINITY;

export interface SyncFacts {
  readonly link: "first-try" | "connected" | "trying" | "waiting";
  readonly retryAt: number | null;
  /** There is content, from this device or from the server. */
  readonly isLoaded: boolean;
  readonly readOnly: ReadOnlyReason | null;
  readonly keptIn: KeptIn;
  /** Frames [0,1] and [0,2] sent on this connection, and the first n of them known to be on disk. */
  readonly framesSent: number;
  readonly framesSaved: number;
  /** Number of the frame that held our step 2; null until it was sent on this connection. */
  readonly stepTwoFrame: number | null;
  /** One entry per unconfirmed command, oldest first: the frame that carries it. Never descending. */
  readonly pending: readonly number[];
  /** The server isn't storing: silent for too long, or it said so by closing. */
  readonly isStalled: boolean;
  readonly refused: { readonly count: number; readonly reason: string; readonly keptIn: KeptIn };
  readonly closed: { readonly code: number; readonly reason: string } | null;
}

export type SyncEvent =
  | { type: "trying" }
  | { type: "connected" }
  | { type: "lost"; retryAt: number; cannotSave: boolean }
  | { type: "closed"; code: number; reason: string }
  | { type: "loaded" }
  | { type: "frame-sent"; isStepTwo: boolean }
  /** `count` commands entered the document; `sent`: the last frame sent, or an earlier one, carries them. */
  | { type: "commands"; count: number; sent: boolean }
  | { type: "saved"; frames: number }
  | { type: "stalled" }
  | { type: "access"; readOnly: ReadOnlyReason | null }
  | { type: "kept-in"; keptIn: KeptIn }
  /** All unconfirmed commands were set aside. */
  | { type: "set-aside" }
  | { type: "refused"; count: number; reason: string; keptIn: KeptIn };

export const initialFacts: SyncFacts = {
  link: "first-try",
  retryAt: null,
  isLoaded: false,
  readOnly: null,
  keptIn: "tab",
  framesSent: 0,
  framesSaved: 0,
  stepTwoFrame: null,
  pending: [],
  isStalled: false,
  refused: { count: 0, reason: "", keptIn: "tab" },
  closed: null,
};

/** The facts after one event; the same object when nothing changed. */
export function reduceSync(facts: SyncFacts, event: SyncEvent): SyncFacts {
  switch (event.type) {
    case "trying":
      return {
        ...facts,
        link: facts.link === "first-try" ? "first-try" : "trying",
        retryAt: null,
        closed: null,
      };
    case "connected":
      return { ...withoutFrames(facts), link: "connected", retryAt: null };
    case "lost":
      return {
        ...withoutFrames(facts),
        link: "waiting",
        retryAt: event.retryAt,
        isStalled: event.cannotSave,
      };
    case "closed":
      return {
        ...withoutFrames(facts),
        link: "waiting",
        retryAt: null,
        isStalled: false,
        closed: pick(event),
      };
    case "loaded":
      return facts.isLoaded ? facts : { ...facts, isLoaded: true };
    case "frame-sent":
      return withFrame(facts, event.isStepTwo);
    case "commands":
      return withCommands(facts, event);
    case "saved":
      return withSaved(facts, event.frames);
    case "stalled":
      return { ...facts, isStalled: true };
    case "access":
      return { ...facts, readOnly: event.readOnly };
    case "kept-in":
      return { ...facts, keptIn: event.keptIn };
    case "set-aside":
      return { ...facts, pending: [] };
    case "refused":
      return { ...facts, refused: { count: event.count, reason: event.reason, keptIn: event.keptIn } };
  }
}

/** What the state line says. "saved" is impossible while any frame or command is unconfirmed. */
export function deriveSyncState(facts: SyncFacts): SyncState {
  const { closed, keptIn, refused, readOnly, link } = facts;
  const pending = facts.pending.length;
  if (closed) return { kind: "closed", ...closed, pending, keptIn };
  if (readOnly && refused.count > 0) return { kind: "refused", ...refused };
  if (facts.isStalled && pending > 0) return { kind: "unsaved", pending, keptIn };
  if (link === "waiting" || link === "trying") return offline(facts);
  if (link === "first-try" || !facts.isLoaded) return { kind: "loading" };
  if (readOnly) return { kind: "read-only", reason: readOnly };
  return isAllSaved(facts) ? { kind: "saved" } : { kind: "saving", pending };
}

/** True while the server owes us a `saved`: something was sent that it hasn't confirmed. */
export const isAwaitingSaved = (facts: SyncFacts): boolean =>
  facts.link === "connected" && facts.readOnly === null && facts.framesSaved < facts.framesSent;

const isAllSaved = (facts: SyncFacts): boolean =>
  facts.stepTwoFrame !== null && facts.framesSaved >= facts.framesSent && facts.pending.length === 0;

function offline(facts: SyncFacts): SyncState {
  const state = { kind: "offline", pending: facts.pending.length, keptIn: facts.keptIn } as const;
  return facts.retryAt === null ? state : { ...state, retryAt: facts.retryAt };
}

const pick = (event: { code: number; reason: string }) => ({ code: event.code, reason: event.reason });

/** Numbers of frames mean nothing beyond their connection; what was under way must be sent again, by step 2. */
const withoutFrames = (facts: SyncFacts): SyncFacts => ({
  ...facts,
  framesSent: 0,
  framesSaved: 0,
  stepTwoFrame: null,
  pending: facts.pending.map(() => unsent),
});

/** A step 2 holds everything up to now, also what was sent before it and may have been discarded (S22). */
function withFrame(facts: SyncFacts, isStepTwo: boolean): SyncFacts {
  const framesSent = facts.framesSent + 1;
  if (!isStepTwo || facts.stepTwoFrame !== null) return { ...facts, framesSent };
  return { ...facts, framesSent, stepTwoFrame: framesSent, pending: facts.pending.map(() => framesSent) };
}

function withCommands(facts: SyncFacts, event: { count: number; sent: boolean }): SyncFacts {
  if (event.count === 0) return facts;
  const isCarried = event.sent && facts.link === "connected" && facts.framesSent > 0;
  const carrier = isCarried ? facts.framesSent : unsent;
  // Commands build on each other: one that was sent isn't worth more than the one before it.
  const added = new Array<number>(event.count).fill(Math.max(carrier, facts.pending.at(-1) ?? 0));
  return { ...facts, pending: [...facts.pending, ...added] };
}

/** Before our step 2 nothing is confirmed: the server may yet count on it to repeat what it discarded. */
function withSaved(facts: SyncFacts, frames: number): SyncFacts {
  const framesSaved = Math.min(frames, facts.framesSent);
  if (framesSaved <= facts.framesSaved) return facts;
  const moved = { ...facts, framesSaved, isStalled: false };
  if (facts.stepTwoFrame === null || framesSaved < facts.stepTwoFrame) return moved;
  return { ...moved, pending: facts.pending.filter((frame) => frame > framesSaved) };
}
