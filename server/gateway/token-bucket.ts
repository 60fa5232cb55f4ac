/** A rate with a burst: `burst` tokens to begin with, `perSecond` more each second, never more than `burst`. */
export class TokenBucket {
  readonly #rate: Rate;
  /** When it will be full again if nothing more is taken: all there is to know of it. */
  #fullAt = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes `count` tokens; false when there aren't as many, and then none is taken. */
  take(count: number, nowMs: number): boolean {
    const { perSecond, burst } = this.#rate;
    const fullAt = Math.max(this.#fullAt, nowMs) + (count / perSecond) * 1_000;
    if (fullAt - nowMs > (burst / perSecond) * 1_000) return false;
    this.#fullAt = fullAt;
    return true;
  }
}

export interface Rate {
  perSecond: number;
  burst: number;
}
