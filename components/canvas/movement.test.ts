import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMovement } from "./movement.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a movement", () => {
  it("begins with the second step in quick succession and ends when no more come", () => {
    let rests = 0;
    const movement = createMovement(100, () => {
      rests += 1;
    });
    movement.step();
    expect(movement.isOn).toBe(false);
    vi.advanceTimersByTime(60);
    movement.step();
    expect(movement.isOn).toBe(true);
    vi.advanceTimersByTime(90);
    movement.step();
    vi.advanceTimersByTime(90);
    expect([movement.isOn, rests]).toEqual([true, 0]);
    vi.advanceTimersByTime(10);
    expect([movement.isOn, rests]).toEqual([false, 1]);
  });

  it("isn't made of steps far apart", () => {
    const movement = createMovement(100, () => undefined);
    for (let n = 0; n < 3; n++) {
      movement.step();
      expect(movement.isOn).toBe(false);
      vi.advanceTimersByTime(150);
    }
  });
});
