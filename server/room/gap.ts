/**
 * Updates of one connection whose predecessors are missing, kept outside the document and within bounds
 * (docs/sync-spec.md S23): at most so many bytes, so many frames, so long.
 */
import { joinLeftovers, type Leftover, type LiveDocument } from "./live-document.ts";
import type { Scheduler } from "./scheduler.ts";
import type { EditingSession } from "./session.ts";
import type { SyncLimits } from "./sync-limits.ts";

/** Puts `leftover` with what already waits. False when it doesn't fit: the connection must go. */
export function addToGap(
  session: EditingSession,
  leftover: Leftover,
  deps: { limits: SyncLimits; scheduler: Scheduler; onTimeout(): void },
): boolean {
  const { limits, scheduler } = deps;
  session.gap ??= { leftovers: [], bytes: 0, cancelDeadline: scheduler.after(limits.gapMs, deps.onTimeout) };
  session.gap.leftovers.push(leftover);
  session.gap.bytes += sizeOf(leftover);
  return session.gap.bytes <= limits.gapBytes && session.gap.leftovers.length <= limits.gapFrames;
}

/**
 * Inside a transaction: applies what can be applied now. True when anything was tried. The deadline stays that of the
 * first update that waited.
 */
export function retryGap(session: EditingSession, document: LiveDocument): boolean {
  const { gap } = session;
  if (!gap?.leftovers.some((leftover) => document.hasPassed(leftover.missing))) return false;
  const all = joinLeftovers(gap.leftovers);
  const rest = all && document.retry(all);
  if (rest) {
    gap.leftovers = [rest];
    gap.bytes = sizeOf(rest);
  } else dropGap(session);
  return true;
}

export function dropGap(session: EditingSession): void {
  session.gap?.cancelDeadline();
  session.gap = null;
}

const sizeOf = (leftover: Leftover) => leftover.updates.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
