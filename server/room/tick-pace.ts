/**
 * How soon a room's next tick may come (docs/sync-spec.md S10): a room whose ticks cost next to nothing answers at
 * once; one with many readers or updates collects them, so that its ticks leave the server to others in between.
 */
import type { Clock } from "#server/ports.ts";

export interface TickPace {
  /** Runs a tick and notes what it cost. */
  run(tick: () => void): void;
  /** Ms until the next tick may begin; 0 or less: now. */
  wait(): number;
}

/** Weight of the newest tick in the moving average: the clock counts whole milliseconds, ticks mostly take less. */
const newestWeight = 0.2;

interface TickPaceOptions {
  clock: Clock;
  /** After a tick that took t, others have the server for this many times t … */
  pauseFactor: number;
  /** … but no longer than this. */
  longestMs: number;
}

export function createTickPace({ clock, pauseFactor, longestMs }: TickPaceOptions): TickPace {
  let endedAt = Number.NEGATIVE_INFINITY;
  let costMs = 0;
  return {
    run(tick) {
      const startedAt = clock.now();
      tick();
      endedAt = clock.now();
      costMs += (endedAt - startedAt - costMs) * newestWeight;
    },
    wait: () => endedAt + Math.min(longestMs, costMs * pauseFactor) - clock.now(),
  };
}
