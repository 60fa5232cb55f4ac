import { describe, expect, it } from "vitest";
import { overlapArea } from "./geometry.ts";
import { createObstacles } from "./obstacles.ts";
import { placeLabels } from "./place-labels.ts";

const nothing = createObstacles(new Map());
const line = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];

describe("placing labels", () => {
  it("puts a lone label in the middle of its line", () => {
    const [x, y] = [placeLabels([{ id: "a", points: line, w: 60, h: 16 }], nothing).get("a")?.x, 0];
    expect(Math.abs((x ?? 0) - 100)).toBeLessThan(6);
    expect(y).toBe(0);
  });

  it("keeps two labels on one line from covering each other", () => {
    const centers = placeLabels(
      [
        { id: "a", points: line, w: 60, h: 16 },
        { id: "b", points: line, w: 60, h: 16 },
      ],
      nothing,
    );
    const rects = ["a", "b"].map((id) => ({ x: (centers.get(id)?.x ?? 0) - 30, y: -8, w: 60, h: 16 }));
    expect(overlapArea(rects[0]!, rects[1]!)).toBe(0);
  });

  it("moves off a card that lies over the middle", () => {
    const obstacles = createObstacles(new Map([["card", { x: 60, y: -40, w: 80, h: 80 }]]));
    const center = placeLabels(
      [
        {
          id: "a",
          points: [
            { x: 0, y: 0 },
            { x: 400, y: 0 },
          ],
          w: 40,
          h: 16,
        },
      ],
      obstacles,
    ).get("a");
    expect(center?.x).toBeGreaterThan(155);
  });
});
