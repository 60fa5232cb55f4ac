import { describe, expect, it } from "vitest";
import { createThrottle } from "./throttle.ts";
import type { Timers } from "./timers.ts";

function manualTimers() {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  const timers: Timers = {
    now: () => now,
    random: () => 0,
    after: (delayMs, run) => {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  const advance = (ms: number) => {
    const until = now + ms;
    for (let next = nextUntil(until); next; next = nextUntil(until)) {
      now = next.at;
      waiting = waiting.filter((entry) => entry !== next);
      next.run();
    }
    now = until;
  };
  const nextUntil = (until: number) =>
    waiting.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0];
  return { timers, advance };
}

describe("a throttle", () => {
  it("[C6] runs at once, then at most once per interval, and once more for the last request", () => {
    const { timers, advance } = manualTimers();
    const runs: number[] = [];
    const throttle = createThrottle(() => runs.push(timers.now()), 100, timers);
    for (let step = 0; step < 25; step++) {
      throttle.request();
      advance(10);
    }
    expect(runs).toEqual([0, 100, 200]);
    advance(1_000);
    expect(runs).toEqual([0, 100, 200, 300]);
    throttle.request();
    expect(runs.at(-1)).toBe(timers.now());
  });

  it("doesn't run after it was cancelled", () => {
    const { timers, advance } = manualTimers();
    let runs = 0;
    const throttle = createThrottle(() => (runs += 1), 100, timers);
    throttle.request();
    throttle.request();
    throttle.cancel();
    advance(1_000);
    expect(runs).toBe(1);
  });
});
