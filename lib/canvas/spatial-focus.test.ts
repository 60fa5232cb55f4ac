import { describe, expect, it } from "vitest";
import { readingOrder, spatialFocus } from "./spatial-focus.ts";

const card = (x: number, y: number) => ({ x, y, w: 184, h: 76 });
const boxes = new Map([
  ["a", card(8, 9)],
  ["b", card(215, 9)],
  ["c", card(422, 9)],
  ["below-b", card(215, 103)],
  ["far-below", card(8, 403)],
]);

describe("spatial focus", () => {
  it("goes to the neighbour straight ahead", () => {
    expect(spatialFocus(boxes, "b", "right")).toBe("c");
    expect(spatialFocus(boxes, "b", "left")).toBe("a");
    expect(spatialFocus(boxes, "b", "down")).toBe("below-b");
    expect(spatialFocus(boxes, "below-b", "up")).toBe("b");
  });

  it("finds a card that lies aside when nothing is straight ahead", () => {
    expect(spatialFocus(boxes, "below-b", "down")).toBe("far-below");
  });

  it("stays when nothing lies that way", () => {
    expect(spatialFocus(boxes, "c", "right")).toBeUndefined();
    expect(spatialFocus(boxes, "a", "up")).toBeUndefined();
  });

  it("starts at the first card in reading order", () => {
    expect(spatialFocus(boxes, undefined, "down")).toBe("a");
    expect(spatialFocus(new Map(), undefined, "down")).toBeUndefined();
    expect(readingOrder(boxes)).toEqual(["a", "b", "c", "below-b", "far-below"]);
  });
});
