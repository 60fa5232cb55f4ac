import { describe, expect, it } from "vitest";
import { overlapArea } from "./geometry.ts";
import { createObstacles } from "./obstacles.ts";
import { createLabelPlacer, type LabelToPlace } from "./place-labels.ts";

const nothing = createObstacles(new Map());
function placeLabels(labels: LabelToPlace[], obstacles = nothing) {
  const placer = createLabelPlacer();
  for (const label of labels) placer.put(label);
  placer.settle(obstacles, 9);
  return placer;
}
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
    const [x, y] = [placeLabels([{ id: "a", points: line, w: 60, h: 16 }]).get("a")?.at.x, 0];
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
    const place = placeLabels([{ id: "a", points: short, w: 60, h: 16 }]).get("a");
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
    const placer = placeLabels([
      { id: "a", points: line, w: 60, h: 16 },
      { id: "b", points: far, w: 60, h: 16 },
    ]);
    const before = placer.get("a");
    placer.put({ id: "b", points: [...line], w: 60, h: 16 });
    expect(placer.settle(nothing, 9)).toEqual(new Set(["b"]));
    expect(placer.get("a")).toBe(before);
    expect(Math.abs((placer.get("b")?.at.x ?? 0) - (before?.at.x ?? 0))).toBeGreaterThanOrEqual(60);
  });

  it("moves words off a card that came, and back into room that became free", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const placer = placeLabels([{ id: "a", points, w: 40, h: 16 }]);
    const card = { x: -10, y: -40, w: 120, h: 80 };
    placer.touch(card);
    placer.settle(createObstacles(new Map([["card", card]])), 9);
    expect(placer.get("a")?.isCrowded).toBe(true);
    placer.touch(card);
    placer.settle(nothing, 9);
    expect(placer.get("a")?.isCrowded).toBe(false);
  });

  it("gives crowded words the room of words that went", () => {
    const short = [
      { x: 0, y: 0 },
      { x: 70, y: 0 },
    ];
    const placer = placeLabels([]);
    const walls = createObstacles(
      new Map([
        ["above", { x: -50, y: -60, w: 200, h: 48 }],
        ["below", { x: -50, y: 12, w: 200, h: 48 }],
      ]),
    );
    for (const id of ["a", "b"]) placer.put({ id, points: short, w: 48, h: 16 });
    placer.settle(walls, 9);
    expect([placer.get("a")?.isCrowded, placer.get("b")?.isCrowded]).toEqual([false, true]);
    placer.delete("a");
    expect(placer.settle(walls, 9)).toEqual(new Set(["b"]));
    expect(placer.get("b")?.isCrowded).toBe(false);
  });
});
