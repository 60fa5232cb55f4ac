/** Runs something at most once per interval: the first time at once, and always once more after the last request. */
import type { Timers } from "./timers.ts";

export interface Throttle {
  request(): void;
  /** Forgets what is waiting. */
  cancel(): void;
}

export function createThrottle(run: () => void, intervalMs: number, timers: Timers): Throttle {
  let stopWaiting: (() => void) | null = null;
  let isRequested = false;

  const fire = () => {
    isRequested = false;
    stopWaiting = timers.after(intervalMs, () => {
      stopWaiting = null;
      if (isRequested) fire();
    });
    run();
  };
  return {
    request() {
      if (stopWaiting) isRequested = true;
      else fire();
    },
    cancel() {
      stopWaiting?.();
      stopWaiting = null;
      isRequested = false;
    },
  };
}
