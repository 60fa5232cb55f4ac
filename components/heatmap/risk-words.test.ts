import { describe, expect, it } from "vitest";
import { scoreRisk } from "#lib/risk/score-risk.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { elementTitle, partOf, providersOnTheWay, rangeWords, scoreWords } from "./risk-words.ts";

const board = buildBoard(sampleContent());

describe("words for risks", () => {
  it("give a score with no more figures than it has", () => {
    expect([95.902, 172.6, 1234.5, 0.14, 0.004, 0].map(scoreWords)).toEqual([
      "95.9",
      "173",
      "1,235",
      "0.1",
      "< 0.1",
      "0.0",
    ]);
    expect(rangeWords({ score: 95.9, low: 50.08, high: 159.3 })).toBe("50.1 to 159");
  });

  it("name cards, dependencies and what is gone", () => {
    expect(elementTitle(board, "y2")).toBe("ERP stock and order service");
    expect(elementTitle(board, "e9")).toBe("Place order needs ERP stock and order service");
    expect(elementTitle(board, "nothing")).toBe("Something deleted");
  });

  it("say how much of a card's risk each cause is, and by whom it comes", () => {
    const [first] = scoreRisk(board).nodes;
    const [strongest] = first?.causes ?? [];
    if (!first || !strongest) throw new Error("the sample has causes");
    expect(partOf(strongest, first.causes)).toBeCloseTo(0.74, 2);
    expect(providersOnTheWay(board, strongest.path)).toEqual(["ERP stock and order service"]);
  });
});
