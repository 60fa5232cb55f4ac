/** Notices that the server owes us a `saved` for too long (sync spec C3). */
import type { Timers } from "./timers.ts";

const stalledAfterMs = 3_000;

export interface StallWatch {
  /** To be told after every event: whether something is owed, and how many frames are confirmed. */
  update(isAwaiting: boolean, framesSaved: number): void;
  stop(): void;
}

export function createStallWatch(
  timers: Timers,
  link: { bufferedBytes(): number; onStalled(): void },
): StallWatch {
  let cancel: (() => void) | null = null;
  let knownSaved = 0;

  const stop = () => {
    cancel?.();
    cancel = null;
  };
  const start = () => {
    stop();
    cancel = timers.after(stalledAfterMs, () => {
      if (link.bufferedBytes() > 0)
        start(); // a slow line isn't a server that doesn't save
      else link.onStalled();
    });
  };
  return {
    update(isAwaiting, framesSaved) {
      const hasMoved = framesSaved > knownSaved;
      knownSaved = framesSaved;
      if (!isAwaiting) stop();
      else if (!cancel || hasMoved) start();
    },
    stop,
  };
}
