/** When to try again (sync spec C4): how long to wait follows from how the tries before went. */
import { backOffMs } from "./back-off.ts";
import type { Timers } from "./timers.ts";

/** A connection that held this long starts the back-off anew. */
const heldMs = 5_000;
const soonMs = 200;
/** So often in a row there may be a reason to come back at once. */
const soonTimes = 2;

export interface TrySchedule {
  opened(): void;
  /** Milliseconds until the next try; `hasReason`: there is something to learn at once, unless that repeats itself. */
  delayMs(hasReason: boolean): number;
  /** Somebody wants it now: as if nothing had failed. */
  forget(): void;
}

export function createTrySchedule(timers: Timers): TrySchedule {
  let failures = 0;
  let openedAt: number | null = null;

  return {
    opened() {
      openedAt = timers.now();
    },
    delayMs(hasReason) {
      const hasHeld = openedAt !== null && timers.now() - openedAt >= heldMs;
      openedAt = null;
      const isSoon = hasReason && (hasHeld || failures < soonTimes);
      failures = hasHeld && !isSoon ? 0 : failures + 1;
      return isSoon ? timers.random() * soonMs : backOffMs(failures, timers.random());
    },
    forget() {
      failures = 0;
    },
  };
}
