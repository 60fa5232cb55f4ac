import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rect, touches } from "./geometry.ts";
import { createRectIndex } from "./rect-index.ts";

const side = fc.integer({ min: -900, max: 900 });
const length = fc.integer({ min: 0, max: 1_400 });
const rect = fc.record({ x: side, y: side, w: length, h: length });
const id = fc.constantFrom("a", "b", "c", "d", "e");
const step = fc.oneof(
  fc.record({ id, rects: fc.array(rect, { minLength: 1, maxLength: 4 }) }),
  fc.record({ id, rects: fc.constant(undefined) }),
);

describe("an index of rectangles", () => {
  it("finds what a look through all of them finds, each once", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.array(rect, { maxLength: 8 }), (steps, asked) => {
        const index = createRectIndex(200);
        const all = new Map<string, readonly Rect[]>();
        for (const { id: key, rects } of steps) {
          if (rects) index.set(key, rects);
          else index.delete(key);
          if (rects) all.set(key, rects);
          else all.delete(key);
        }
        for (const where of asked) {
          const found: string[] = [];
          index.visit(where, (key) => found.push(key));
          const expected = [...all].filter(([, rects]) => rects.some((each) => touches(each, where)));
          expect(found.toSorted()).toEqual(expected.map(([key]) => key).toSorted());
        }
      }),
    );
  });
});
