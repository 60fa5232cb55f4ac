import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Alignment, align, distribute } from "./align.ts";
import type { Rect } from "./geometry.ts";

const boxes = (...rects: [number, number, number, number][]) =>
  new Map(rects.map(([x, y, w, h], i): [string, Rect] => [`${i}`, { x, y, w, h }]));
const some = boxes([0, 0, 100, 50], [300, 20, 60, 90], [120, 200, 80, 50]);

describe("lining up", () => {
  it.each<[Alignment, number[]]>([
    ["left", [0, 0, 0]],
    ["centre", [130, 150, 140]],
    ["right", [260, 300, 280]],
  ])("puts cards on their common %s", (alignment, places) => {
    expect([...align(some, alignment).values()].map(({ x }) => x)).toEqual(places);
  });

  it.each<[Alignment, number[]]>([
    ["top", [0, 0, 0]],
    ["middle", [100, 80, 100]],
    ["bottom", [200, 160, 200]],
  ])("puts cards on their common %s", (alignment, places) => {
    expect([...align(some, alignment).values()].map(({ y }) => y)).toEqual(places);
  });

  it("leaves one card alone", () => {
    const one = boxes([7, 8, 9, 10]);
    expect(align(one, "right")).toEqual(one);
  });
});

describe("spreading", () => {
  it("gives the same gap between all and leaves the outer ones", () => {
    const row = distribute(boxes([0, 0, 100, 50], [120, 0, 80, 50], [400, 0, 100, 50]), "x");
    expect([...row.values()].map(({ x }) => x)).toEqual([0, 210, 400]);
  });

  it("keeps the order and, where there is room, never lets cards overlap", () => {
    const rect = fc.record({
      x: fc.integer({ min: 0, max: 3_000 }),
      y: fc.constant(0),
      w: fc.constant(100),
      h: fc.constant(50),
    });
    fc.assert(
      fc.property(fc.array(rect, { minLength: 3, maxLength: 8 }), (rects) => {
        const before = new Map(rects.map((box, i) => [`${i}`, box] as const));
        const after = [...distribute(before, "x").values()];
        const width = Math.max(...rects.map(({ x }) => x)) - Math.min(...rects.map(({ x }) => x)) + 100;
        for (let i = 1; i < after.length; i++) {
          const gap = (after[i]?.x ?? 0) - (after[i - 1]?.x ?? 0) - 100;
          if (width >= rects.length * 100) expect(gap).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
    );
  });
});
