/** A rate with a burst: `burst` tokens to begin with, `perSecond` more each second, never more than `burst`. */
export interface TokenBucket {
  /** Takes `count` tokens; false when there aren't as many, and then none is taken. */
  take(count: number, nowMs: number): boolean;
}

export function createTokenBucket({ perSecond, burst }: { perSecond: number; burst: number }): TokenBucket {
  let tokens = burst;
  let filledAt: number | null = null;
  return {
    take(count, nowMs) {
      const elapsedMs = Math.max(0, nowMs - (filledAt ?? nowMs));
      filledAt = nowMs;
      tokens = Math.min(burst, tokens + (elapsedMs / 1_000) * perSecond);
      if (tokens < count) return false;
      tokens -= count;
      return true;
    },
  };
}
