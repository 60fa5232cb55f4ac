import { describe, expect, it } from "vitest";
import { gapSnap } from "./gap-snap.ts";

const card = (x: number, y = 0) => ({ x, y, w: 100, h: 50 });

describe("equal gaps", () => {
  it("is found in the middle between two neighbours, with a line in each gap", () => {
    const snap = gapSnap("x", card(206), [card(0), card(400)], 10);
    expect(snap?.delta).toBe(-6);
    expect(snap?.guides(card(200))).toEqual([
      { axis: "y", at: 25, from: 100, to: 200 },
      { axis: "y", at: 25, from: 300, to: 400 },
    ]);
  });

  it("is found behind two that stand apart, and before two", () => {
    expect(gapSnap("x", card(295), [card(0), card(150)], 10)?.delta).toBe(5);
    expect(gapSnap("x", card(143), [card(300), card(450)], 10)?.delta).toBe(7);
  });

  it("works down as well", () => {
    const down = (y: number) => ({ x: 0, y, w: 100, h: 50 });
    expect(gapSnap("y", down(163), [down(0), down(80)], 10)?.delta).toBe(-3);
  });

  it("knows nothing of cards out of line, out of reach or overlapping", () => {
    expect(gapSnap("x", card(206), [card(0, 200), card(400, 200)], 10)).toBeUndefined();
    expect(gapSnap("x", card(240), [card(0), card(400)], 10)).toBeUndefined();
    expect(gapSnap("x", card(206), [card(0), card(50)], 5)).toBeUndefined();
  });
});
