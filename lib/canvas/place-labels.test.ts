import { describe, expect, it } from "vitest";
import { overlapArea } from "./geometry.ts";
import { createObstacles } from "./obstacles.ts";
import { createLabelPlacer, type LabelToPlace } from "./place-labels.ts";

const nothing = createObstacles(new Map());
const placeLabels = (labels: LabelToPlace[], obstacles = nothing) =>
  createLabelPlacer().place(labels, obstacles);
const line = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];

const far = [
  { x: 0, y: 300 },
  { x: 200, y: 300 },
];

describe("placing labels", () => {
  it("puts a lone label in the middle of its line", () => {
    const [x, y] = [placeLabels([{ id: "a", points: line, w: 60, h: 16 }], nothing).get("a")?.at.x, 0];
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
    const rects = ["a", "b"].map((id) => ({ x: (centers.get(id)?.at.x ?? 0) - 30, y: -8, w: 60, h: 16 }));
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
    expect(center?.at.x).toBeGreaterThan(155);
  });

  it("stands beside a short line instead of hiding it", () => {
    const short = [
      { x: 100, y: 0 },
      { x: 100, y: 18 },
    ];
    const place = placeLabels([{ id: "a", points: short, w: 60, h: 16 }], nothing).get("a");
    expect(place?.at.x).toBe(135);
    expect(place?.isCrowded).toBe(false);
  });

  it("says when there is no room off the cards", () => {
    const obstacles = createObstacles(
      new Map([
        ["left", { x: -184, y: -40, w: 184, h: 80 }],
        ["right", { x: 23, y: -40, w: 184, h: 80 }],
      ]),
    );
    const points = [
      { x: 0, y: 0 },
      { x: 23, y: 0 },
    ];
    expect(placeLabels([{ id: "a", points, w: 80, h: 16 }], obstacles).get("a")?.isCrowded).toBe(true);
  });

  it("keeps the labels that nothing happened to, and places a moved one around them", () => {
    const placer = createLabelPlacer();
    const still = { id: "a", points: line, w: 60, h: 16 };
    const before = placer.place([still, { id: "b", points: far, w: 60, h: 16 }], nothing);
    const after = placer.place([still, { id: "b", points: [...line], w: 60, h: 16 }], nothing);
    expect(after.get("a")).toBe(before.get("a"));
    expect(Math.abs((after.get("b")?.at.x ?? 0) - (after.get("a")?.at.x ?? 0))).toBeGreaterThanOrEqual(60);
  });
});
