import { describe, expect, it } from "vitest";
import type { NodeKind } from "#lib/board/model.ts";
import type { EdgeLook } from "./edge-look.ts";
import { inflate, overlapArea, type Point, type Rect } from "./geometry.ts";
import { createObstacles } from "./obstacles.ts";
import { routeEdge } from "./route-edge.ts";

const card = (column: number, row: number): Rect => ({ x: 8 + column * 207, y: 9 + row * 94, w: 184, h: 76 });

interface Setup {
  look?: EdgeLook;
  from?: NodeKind;
  to?: NodeKind;
  others?: Rect[];
  parallel?: number;
}

function route(
  source: Rect,
  target: Rect,
  { look = "flow", from = "STEP", to = "STEP", others = [], parallel = 0 }: Setup = {},
) {
  const boxes = new Map<string, Rect>([
    ["source", source],
    ["target", target],
  ]);
  for (const [i, box] of others.entries()) boxes.set(`other-${i}`, box);
  const request = {
    look,
    source: { id: "source", kind: from, box: source },
    target: { id: "target", kind: to, box: target },
    parallel,
  };
  return routeEdge(request, createObstacles(boxes));
}

const legs = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      w: Math.abs(from.x - to.x),
      h: Math.abs(from.y - to.y),
    };
  });
const runsOver = (points: readonly Point[], box: Rect) =>
  legs(points).some((leg) => overlapArea(inflate(leg, 0.5), box) > 0);

describe("routing an edge", () => {
  it("goes straight from side to side to the next card in the row", () => {
    expect(route(card(0, 0), card(1, 0))).toEqual([
      { x: 192, y: 47 },
      { x: 215, y: 47 },
    ]);
  });

  it("goes straight down to a card directly below", () => {
    expect(route(card(0, 0), card(0, 1))).toEqual([
      { x: 100, y: 85 },
      { x: 100, y: 103 },
    ]);
  });

  it("bends in the middle of the gutter", () => {
    const points = route(card(0, 0), card(1, 2));
    expect(points).toEqual([
      { x: 192, y: 47 },
      { x: 203.5, y: 47 },
      { x: 203.5, y: 235 },
      { x: 215, y: 235 },
    ]);
  });

  it("uses only horizontal and vertical legs and runs over no card", () => {
    const others = [card(1, 0), card(2, 0), card(1, 1), card(2, 1), card(0, 1)];
    const points = route(card(0, 0), card(3, 0), { others });
    for (const leg of legs(points)) expect(leg.w === 0 || leg.h === 0).toBe(true);
    for (const box of others) expect(runsOver(points, box)).toBe(false);
  });

  it("goes around for a target that lies behind", () => {
    const points = route(card(2, 0), card(0, 0), { others: [card(1, 0)] });
    expect(runsOver(points, card(1, 0))).toBe(false);
    expect(points.length).toBeGreaterThan(2);
  });

  it("raises from the bottom at 72 % and needs from the bottom at 25 % or the lower third", () => {
    expect(route(card(0, 0), card(0, 1), { look: "raises", to: "EXCEPTION" })[0]).toEqual({
      x: 8 + 184 * 0.72,
      y: 85,
    });
    expect(route(card(0, 0), card(0, 2), { look: "needs", to: "SYSTEM" })[0]).toEqual({ x: 54, y: 85 });
    expect(route(card(0, 0), card(1, 0), { look: "needs", to: "SYSTEM" })[0]?.y).toBeCloseTo(9 + 76 * 0.74);
  });

  it("ends on the outline of a slanted side, not on its box", () => {
    const [start] = route(card(0, 0), card(1, 0), { look: "needs", from: "DECISION", to: "SYSTEM" });
    expect(start?.x).toBeGreaterThan(180);
    expect(start?.x).toBeLessThan(192);
  });

  it("keeps a second edge between the same cards apart from the first", () => {
    const first = route(card(0, 0), card(1, 0), { look: "needs" });
    const second = route(card(0, 0), card(1, 0), { look: "needs", parallel: 1 });
    expect(Math.abs((first[0]?.y ?? 0) - (second[0]?.y ?? 0))).toBeGreaterThan(6);
  });

  it("finds a way even between cards that overlap", () => {
    expect(route(card(0, 0), { ...card(0, 0), x: 60, y: 30 }).length).toBeGreaterThan(1);
  });
});
