import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simpleRoute } from "./simple-route.ts";

const end = (id: string, x: number, y: number) => ({
  id,
  kind: "STEP" as const,
  box: { x, y, w: 184, h: 76 },
});
const place = fc.integer({ min: -2_000, max: 2_000 });

describe("a simple route", () => {
  it("goes straight to the next card in the row, and bends in the first gutter to one a little lower", () => {
    const to = (x: number, y: number) =>
      simpleRoute({ look: "flow", source: end("a", 0, 0), target: end("b", x, y), parallel: 0 });
    expect(to(207, 0)).toEqual([
      { x: 184, y: 38 },
      { x: 207, y: 38 },
    ]);
    expect(to(414, 10).map(({ x }) => x)).toEqual([184, 195.5, 195.5, 414]);
  });

  it("doesn't go there and back again, also between cards that lie on or touch each other", () => {
    const to = (x: number, y: number) =>
      simpleRoute({ look: "flow", source: end("a", 0, 0), target: end("b", x, y), parallel: 0 });
    expect(to(0, 0)).toHaveLength(2);
    expect(to(184, 0)).toEqual([
      { x: 184, y: 38 },
      { x: 184, y: 38 },
    ]);
    const legs = to(-101, -85)
      .slice(1)
      .map((point, i) => [to(-101, -85)[i], point]);
    for (const [from, at] of legs) expect(from?.x === at?.x).not.toBe(from?.y === at?.y);
  });

  it("has only horizontal and vertical legs of some length, from one card to the other, wherever they stand", () => {
    const looks = fc.constantFrom("flow", "needs", "raises", "falls-back", "happy", "note");
    fc.assert(
      fc.property(place, place, looks, fc.nat(3), (x, y, look, parallel) => {
        const [source, target] = [end("a", 0, 0), end("b", x, y)];
        const points = simpleRoute({ look, source, target, parallel } as Parameters<typeof simpleRoute>[0]);
        expect(points.length).toBeGreaterThan(1);
        const [first, last] = [points[0], points.at(-1)];
        // Where the two ports are one place, there is nothing to go.
        if (first?.x === last?.x && first?.y === last?.y) return;
        for (const [i, point] of points.slice(1).entries()) {
          const from = points[i];
          expect(from?.x === point.x).not.toBe(from?.y === point.y);
        }
        const isOn = (box: typeof source.box, at = points[0]) =>
          at && at.x >= box.x && at.x <= box.x + box.w && at.y >= box.y && at.y <= box.y + box.h;
        expect(isOn(source.box) && isOn(target.box, points.at(-1))).toBe(true);
      }),
    );
  });
});
