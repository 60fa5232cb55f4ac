/**
 * Counts one connection's sync frames and knows which of them are on disk (docs/sync-spec.md S3–S5): frames are
 * numbered in arrival order, settled at a position of the journal writer, and `saved n` says that the first n are
 * durable. While a frame is held back, nothing after it is settled.
 */
export interface SavedLedger {
  /** Numbers one more frame. */
  receive(): number;
  /** The frames up to number `n` were processed; they are durable when the writer reaches `position`. */
  settle(n: number, position: number): void;
  /** What was processed is held back until `release`. */
  hold(): void;
  /** Nothing is held any more: all that was processed is durable when the writer reaches `position`. */
  release(position: number): void;
  /** The newest n that became durable with `position`; null when no more than was told before. */
  take(position: number): number | null;
}

export function createSavedLedger(): SavedLedger {
  let received = 0;
  let processed = 0;
  let settled = 0;
  let isHeld = false;
  const waiting: { n: number; position: number }[] = [];
  const settleUpTo = (position: number) => {
    if (isHeld || settled === processed) return;
    settled = processed;
    waiting.push({ n: settled, position });
  };

  return {
    receive() {
      received += 1;
      return received;
    },
    settle(n, position) {
      processed = Math.max(processed, n);
      settleUpTo(position);
    },
    hold() {
      isHeld = true;
    },
    release(position) {
      isHeld = false;
      settleUpTo(position);
    },
    take(position) {
      let newest: number | null = null;
      while (waiting[0] && waiting[0].position <= position) newest = waiting.shift()?.n ?? null;
      return newest;
    },
  };
}
