import { expect, test } from "vitest";
import { createTickPace } from "./tick-pace.ts";

function paceWith(costMs: number) {
  let now = 1_000;
  const pace = createTickPace({ clock: { now: () => now }, pauseFactor: 3, longestMs: 16 });
  const tick = () => {
    now += costMs;
  };
  for (let i = 0; i < 50; i++) pace.run(tick);
  return pace;
}

test("[S10] a room whose ticks cost nothing doesn't wait", () => {
  expect(paceWith(0).wait()).toBe(0);
});

test("[S10] the pause is three times what a tick takes", () => {
  expect(paceWith(2).wait()).toBeCloseTo(6, 2);
});

test("[S10] nobody waits longer than the longest tick", () => {
  expect(paceWith(40).wait()).toBe(16);
});

test("[S10] after quiet the next tick may come at once", () => {
  let now = 0;
  const pace = createTickPace({ clock: { now: () => now }, pauseFactor: 3, longestMs: 16 });
  pace.run(() => {
    now += 100;
  });
  now += 17;
  expect(pace.wait()).toBeLessThanOrEqual(0);
});
