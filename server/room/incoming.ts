/**
 * What happens to one connection's updates inside a tick's transaction: refused, applied, or kept until what they
 * build on has come (docs/sync-spec.md S20–S24, S50).
 */
import { closeCodes } from "#lib/sync/close-codes.ts";
import { addToGap, retryGap } from "./gap.ts";
import type { Leftover, LiveDocument } from "./live-document.ts";
import type { Scheduler } from "./scheduler.ts";
import type { EditingSession } from "./session.ts";
import type { SyncLimits } from "./sync-limits.ts";
import type { UpdateSummary } from "./vet-update.ts";

/** One vetted update waiting for the tick. */
export interface Incoming {
  session: EditingSession;
  update: Uint8Array;
  summary: UpdateSummary;
  /** Its number on its connection. */
  n: number;
  isStep2: boolean;
  /** When it was received. */
  at: number;
}

interface IncomingDeps {
  document: LiveDocument;
  limits: SyncLimits;
  scheduler: Scheduler;
  leave(session: EditingSession, close: Close): void;
}
interface Close {
  code: number;
  reason: string;
}

/** True when the frame was processed: applied, or put aside. */
export function applyIncoming(deps: IncomingDeps, incoming: Incoming): boolean {
  const { session, update, summary, isStep2 } = incoming;
  const { document } = deps;
  if (session.isCut) return false;
  const refusal = document.refusal(summary);
  if (refusal) {
    cut(deps, session, { code: closeCodes.tooLarge, reason: refusal });
    return false;
  }
  const leftover = guarded(deps, session, () => document.apply(update, summary));
  if (isStep2) session.hasAnswered = true;
  if (!leftover) return true;
  session.ledger.hold();
  // S22: before the answer to our step 1 nothing is lost by dropping it, for the answer contains it.
  return session.hasAnswered && session.isOpen ? keep(deps, session, leftover) : true;
}

function keep(deps: IncomingDeps, session: EditingSession, leftover: Leftover): boolean {
  const giveUp = () => cut(deps, session, gapStaysOpen);
  if (addToGap(session, leftover, { ...deps, onTimeout: giveUp })) return true;
  giveUp();
  return false;
}

function cut(deps: IncomingDeps, session: EditingSession, close: Close): void {
  session.isCut = true;
  deps.leave(session, close);
}

const gapStaysOpen: Close = {
  code: closeCodes.cannotSave,
  reason: "Changes arrived without the ones they build on.",
};

/** The last part of a transaction: what came may be what somebody's updates waited for. True when something waited. */
export function retryIncoming(deps: IncomingDeps, session: EditingSession): boolean {
  return guarded(deps, session, () => retryGap(session, deps.document));
}

/** S22, S23: what a connection sent counts again as soon as nothing of it is missing. */
export function isComplete(session: EditingSession): boolean {
  return session.hasAnswered && session.gap === null;
}

/** Runs what Yjs does with a stranger's bytes; if it throws, the document may be half changed and the room ends. */
function guarded<T>(deps: IncomingDeps, session: EditingSession, apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    cut(deps, session, { code: closeCodes.malformed, reason: "This change can't be applied." });
    throw error;
  }
}
