/**
 * Counts one connection's sync frames and knows which of them are on disk (docs/sync-spec.md S3–S5): frames are
 * numbered in arrival order, settled at a position of the journal writer, and `saved n` says that the first n are
 * durable. While a frame is held back, nothing after it is settled. A class, as there are thousands.
 */
export class SavedLedger {
  #received = 0;
  #processed = 0;
  #settled = 0;
  #isHeld = false;
  /** Null where nobody waits, as with nearly all of them nearly always. */
  #waiting: { n: number; position: number }[] | null = null;

  /** Numbers one more frame. */
  receive(): number {
    this.#received += 1;
    return this.#received;
  }

  /** The frames up to number `n` were processed; they are durable when the writer reaches `position`. */
  settle(n: number, position: number): void {
    this.#processed = Math.max(this.#processed, n);
    this.#settleUpTo(position);
  }

  /** What was processed is held back until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Nothing is held any more: all that was processed is durable when the writer reaches `position`. */
  release(position: number): void {
    this.#isHeld = false;
    this.#settleUpTo(position);
  }

  /** The newest n that became durable with `position`; null when no more than was told before. */
  take(position: number): number | null {
    const waiting = this.#waiting;
    if (!waiting) return null;
    let newest: number | null = null;
    while (waiting[0] && waiting[0].position <= position) newest = waiting.shift()?.n ?? null;
    if (waiting.length === 0) this.#waiting = null;
    return newest;
  }

  #settleUpTo(position: number): void {
    if (this.#isHeld || this.#settled === this.#processed) return;
    this.#settled = this.#processed;
    this.#waiting ??= [];
    this.#waiting.push({ n: this.#settled, position });
  }
}
