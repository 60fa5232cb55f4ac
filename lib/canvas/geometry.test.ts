import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlappingRects, touches } from "./geometry.ts";

const rect = fc.record({ x: fc.nat(40), y: fc.nat(40), w: fc.nat(12), h: fc.nat(12) });

describe("rectangles that overlap", () => {
  it("are those that touch another one of the list", () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 14 }), (rects) => {
        const expected = rects.flatMap((one, i) =>
          rects.some((other, k) => k !== i && touches(one, other)) ? [i] : [],
        );
        expect([...overlappingRects(rects)].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});
