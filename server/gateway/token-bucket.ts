/** A rate with a burst: `burst` tokens to begin with, `perSecond` more each second, never more than `burst`. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #filledAt: number | null = null;

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#tokens = rate.burst;
  }

  /** Takes `count` tokens; false when there aren't as many, and then none is taken. */
  take(count: number, nowMs: number): boolean {
    const elapsedMs = Math.max(0, nowMs - (this.#filledAt ?? nowMs));
    this.#filledAt = nowMs;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsedMs / 1_000) * this.#rate.perSecond);
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }
}

export interface Rate {
  perSecond: number;
  burst: number;
}
