import { describe, expect, it } from "vitest";
import { scoreRisk } from "#lib/risk/score-risk.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { riskCsv } from "./risk-csv.ts";

describe("the table for a spreadsheet", () => {
  it("has a line for each card, the highest first, with its strongest cause", () => {
    const board = buildBoard(sampleContent());
    const lines = riskCsv(board, scoreRisk(board).nodes).split("\r\n");
    expect(lines).toHaveLength(14);
    expect(lines[1]).toContain("Place order,");
    expect(lines[1]).toContain(",Lena Vogel,95.9022,");
    expect(lines[1]).toContain("ERP stock and order service");
  });

  it("keeps quotes and commas in their cell, and takes no title for a formula", () => {
    const content = sampleContent();
    const board = buildBoard({
      ...content,
      nodes: { ...content.nodes, s6: { ...content.nodes.s6, title: '=1+1, "quoted"' } },
    });
    expect(riskCsv(board, scoreRisk(board).nodes)).toContain(`"'=1+1, ""quoted"""`);
  });
});
