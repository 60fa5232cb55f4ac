/** The browser's own time and chance, for the connection of a board. */
import type { Timers } from "#lib/sync/timers.ts";

export const systemTimers: Timers = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, run) => {
    const id = setTimeout(run, delayMs);
    return () => clearTimeout(id);
  },
};
