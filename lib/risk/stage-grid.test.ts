import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { scoreRisk } from "./score-risk.ts";
import { stageGrid } from "./stage-grid.ts";

const sample = buildBoard(sampleContent());
const laneOrder = [...sample.lanes.keys()];

describe("the grid of stages and teams", () => {
  it("has every scored card once, a fallback at the step it branches off from", () => {
    const { nodes } = scoreRisk(sample);
    const { stages, lanes } = stageGrid(sample, nodes, laneOrder);
    const found = lanes.flatMap(({ id, cells }) =>
      cells.flatMap((cell, at) => cell.nodes.map((node) => [node.id, id, stages[at]])),
    );
    expect(found).toHaveLength(nodes.filter(({ score }) => score > 0).length);
    expect(found).toContainEqual(["s6", "oms", "s6"]);
    expect(found).toContainEqual(["f1", "oms", "s6"]);
    expect(found).toContainEqual(["f3", "supp", "d2"]);
  });

  it("is empty without a happy path", () => {
    expect(stageGrid(buildBoard({}), [], [])).toEqual({ stages: [], lanes: [] });
  });
});
