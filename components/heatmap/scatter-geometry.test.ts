import { describe, expect, it } from "vitest";
import { scoreRisk } from "#lib/risk/score-risk.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { scatterOf } from "./scatter-geometry.ts";

const board = buildBoard(sampleContent());
const nodes = scoreRisk(board).nodes.map((node) => {
  const { title = "", kind = "STEP" } = board.nodes.get(node.id) ?? {};
  return { ...node, title, kind };
});
const size = { width: 760, height: 700 };

describe("the scatter of risks", () => {
  const { plot, points, lines, bands } = scatterOf(nodes, size, "journeys");

  it("has every card with a cause inside the plot, its range around it", () => {
    expect(points).toHaveLength(10);
    for (const { x, y, whisker } of points) {
      expect(x).toBeGreaterThan(plot.left);
      expect(x).toBeLessThan(plot.right);
      expect(y).toBeGreaterThan(plot.top);
      expect(y).toBeLessThan(plot.bottom);
      expect(whisker?.[0]).toBeLessThan(x);
      expect(whisker?.[1]).toBeGreaterThan(x);
    }
  });

  it("has each point on the side of the lines that its score says", () => {
    for (const { risk, from, to } of lines)
      for (const { node, x, y } of points) {
        // The line is straight: above it the risk is greater.
        const lineY = from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
        expect(y < lineY, `${node.id} and the line of ${risk}`).toBe(node.score > risk);
      }
  });

  it("has a band for each level in view, by rising risk", () => {
    expect(bands.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("stays whole with nothing to show, and in a small space", () => {
    expect(scatterOf([], { width: 10, height: 10 }, "likelihood").points).toEqual([]);
    expect(scatterOf(nodes, size, "likelihood").points.every(({ whisker }) => whisker === undefined)).toBe(
      true,
    );
  });
});
