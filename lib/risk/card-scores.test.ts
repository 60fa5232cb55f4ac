import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { cardScores } from "./card-scores.ts";
import { scoreRisk } from "./score-risk.ts";

const report = scoreRisk(buildBoard(sampleContent()));
const scores = cardScores(report);

describe("the scores of cards on the map", () => {
  it("are what customers feel where they meet the card, even if its own failures do more", () => {
    for (const { id, score, causes } of report.nodes)
      if (causes.length > 0) expect(scores.get(id)).toBe(score);
    expect(scores.get("s6")?.toFixed(1)).toBe("95.9");
  });

  it("are elsewhere what failures do to all journeys", () => {
    expect(scores.get("y2")?.toFixed(1)).toBe("70.9");
  });

  it("are missing where nobody has said what could go wrong", () => {
    expect(scores.size).toBeGreaterThan(10);
    expect([...scores.values()].every((score) => score >= 0)).toBe(true);
    expect(cardScores({ nodes: [], providers: [], incompleteRiskIds: [] }).size).toBe(0);
  });
});
