import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { matrixHarms, riskMatrix } from "./risk-matrix.ts";
import { scoreRisk } from "./score-risk.ts";

const cells = riskMatrix([]);
const levelAt = (row: number, column: number) => cells[row]?.[column]?.level ?? 0;
const places = cells.flatMap((row, r) => row.map((_, c) => [r, c] as const));

describe("the five by five table", () => {
  it("grows darker with harm and with frequency, never lighter", () => {
    for (const [row, column] of places) {
      if (column > 0) expect(levelAt(row, column)).toBeGreaterThanOrEqual(levelAt(row, column - 1));
      if (row > 0) expect(levelAt(row, column)).toBeLessThanOrEqual(levelAt(row - 1, column));
    }
  });

  it("puts no cell of the highest level beside one of the two lowest", () => {
    for (const [row, column] of places) {
      if (levelAt(row, column) < 6) continue;
      const beside = [levelAt(row, column - 1), levelAt(row + 1, column)].filter((level) => level > 0);
      for (const level of beside) expect(level).toBeGreaterThan(2);
    }
  });

  it("passes through a middle colour on the way from corner to corner", () => {
    const diagonal = cells.map((_, at) => levelAt(4 - at, at));
    expect(diagonal[0]).toBe(1);
    expect(diagonal.at(-1)).toBe(6);
    expect(diagonal.some((level) => level > 1 && level < 6)).toBe(true);
  });

  it("places the sample's cards once each, those nobody modelled a cause for nowhere", () => {
    const { nodes } = scoreRisk(buildBoard(sampleContent()));
    const placed = riskMatrix(nodes).flatMap((row, r) =>
      row.flatMap((cell, c) => cell.nodes.map(({ id }) => [id, matrixHarms[r], c])),
    );
    expect(placed).toHaveLength(nodes.filter(({ causes }) => causes.length > 0).length);
    expect(placed).toContainEqual(["s6", "WRONG_MONEY_OR_ORDER", 2]);
  });
});
