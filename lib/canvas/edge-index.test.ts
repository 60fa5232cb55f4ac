import { describe, expect, it } from "vitest";
import { createEdgeIndex } from "./edge-index.ts";
import type { EdgeScene } from "./scene.ts";

/** A horizontal line at a height, from x 0 to 400. */
const lineAt = (id: string, y: number, look: EdgeScene["look"] = "flow"): [string, EdgeScene] => [
  id,
  {
    id,
    look,
    points: [
      { x: 0, y },
      { x: 400, y },
    ],
  } as unknown as EdgeScene,
];

function indexOf(...lines: [string, EdgeScene][]) {
  const index = createEdgeIndex();
  index.follow(
    new Map(lines),
    lines.map(([id]) => id),
  );
  return index;
}

describe("the index of edges", () => {
  it("finds the lines that touch a rectangle, in drawing order", () => {
    const index = indexOf(lineAt("z", 10), lineAt("a", 20), lineAt("far", 900));
    expect(index.within({ x: 100, y: 0, w: 10, h: 30 })).toEqual(["z", "a"]);
    expect(index.within({ x: 100, y: 11, w: 10, h: 5 })).toEqual([]);
    expect(index.within({ x: -50, y: -50, w: 2_000, h: 2_000 })).toEqual(["z", "a", "far"]);
  });

  it("finds the nearest line within reach, the upper one of two as near", () => {
    const index = indexOf(lineAt("a", 0), lineAt("b", 20), lineAt("c", 20));
    expect(index.nearest({ x: 50, y: 4 }, 12)).toBe("a");
    expect(index.nearest({ x: 50, y: 16 }, 12)).toBe("c");
    expect(index.nearest({ x: 50, y: 60 }, 12)).toBeUndefined();
    expect(index.nearest({ x: 408, y: 0 }, 12)).toBe("a");
  });

  it("follows lines that move, come and go, also when there are many", () => {
    const many = Array.from({ length: 1_000 }, (_, i) => lineAt(`e${i}`, i * 10));
    const index = indexOf(...many);
    for (let asked = 0; asked < 6; asked++) {
      expect(index.within({ x: 0, y: 5_000, w: 5, h: 10 })).toEqual(["e500", "e501"]);
    }
    const next = new Map(many);
    next.set(...lineAt("e500", -40));
    next.delete("e501");
    next.set(...lineAt("new", 5_005));
    index.follow(next, ["e500", "e501", "new"]);
    expect(index.within({ x: 0, y: 5_000, w: 5, h: 10 })).toEqual(["new"]);
    expect(index.nearest({ x: 0, y: -41 }, 3)).toBe("e500");
  });
});
