import { describe, expect, it } from "vitest";
import { keepOnBoard } from "./keep-on-board.ts";
import { snapGuides } from "./snap-guides.ts";

const pitch = { x: 207, y: 94, originX: 8, originY: 9 };
const card = (x: number, y: number) => ({ x, y, w: 184, h: 76 });

describe("snap guides", () => {
  it("aligns with a card nearby and draws the line through both", () => {
    const snap = snapGuides({ moving: [card(304, 400)], standing: [card(300, 100)], reachPx: 6, pitch });
    expect(snap.dx).toBe(-4);
    expect(snap.guides).toEqual([{ axis: "x", at: 300, from: 100, to: 476 }]);
  });

  it("falls back to the pitch, without a line", () => {
    const snap = snapGuides({ moving: [card(217, 105)], standing: [], reachPx: 6, pitch });
    expect(snap).toEqual({ dx: -2, dy: -2, guides: [] });
  });

  it("stays where the pointer asks when nothing is near", () => {
    const snap = snapGuides({ moving: [card(80, 50)], standing: [card(600, 300)], reachPx: 6, pitch });
    expect(snap).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("takes the nearest of several lines, and of equal ones the nearest card", () => {
    const near = card(302, 200);
    const snap = snapGuides({
      moving: [card(303, 400)],
      standing: [card(302, 20), near, card(300, 300)],
      reachPx: 6,
      pitch,
    });
    expect(snap.dx).toBe(-1);
    expect(snap.guides[0]).toMatchObject({ axis: "x", at: 302, from: 200 });
  });

  it("snaps a group by its common box", () => {
    const snap = snapGuides({ moving: [card(12, 9), card(400, 200)], standing: [], reachPx: 6, pitch });
    expect(snap.dx).toBe(-4);
  });

  it("keeps a group from leaving the board on the left and top", () => {
    expect(keepOnBoard([card(20, 30), card(60, 300)], { x: -50, y: -10 })).toEqual({ x: -20, y: -10 });
  });
});
