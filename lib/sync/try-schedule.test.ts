import { describe, expect, it } from "vitest";
import type { Timers } from "./timers.ts";
import { createTrySchedule } from "./try-schedule.ts";

function setUp() {
  const clock = { ms: 0 };
  const timers: Timers = { now: () => clock.ms, random: () => 1, after: () => () => undefined };
  return { clock, schedule: createTrySchedule(timers) };
}

describe("when to try again", () => {
  it("[C4] waits longer each time, and starts anew after a connection that held", () => {
    const { clock, schedule } = setUp();
    expect([1, 2, 3].map(() => schedule.delayMs(false))).toEqual([1_000, 2_000, 4_000]);
    schedule.opened();
    clock.ms += 4_999;
    expect(schedule.delayMs(false)).toBe(8_000);
    schedule.opened();
    clock.ms += 5_000;
    expect(schedule.delayMs(false)).toBe(500);
    expect(schedule.delayMs(false)).toBe(1_000);
    schedule.forget();
    expect(schedule.delayMs(false)).toBe(1_000);
  });

  it("[C4] comes back at once when there is a reason, but not over and over", () => {
    const { clock, schedule } = setUp();
    expect([1, 2, 3, 4].map(() => schedule.delayMs(true))).toEqual([200, 200, 4_000, 8_000]);
    schedule.opened();
    clock.ms += 60_000;
    expect(schedule.delayMs(true)).toBe(200);
  });
});
