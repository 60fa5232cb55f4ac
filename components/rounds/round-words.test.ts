import { describe, expect, it } from "vitest";
import { coverageWords, namesInWords, roundName, roundStanding } from "./round-words.ts";

const pia = { userId: "pia", name: "Pia" };
const lena = { userId: "lena", name: "Lena" };
const required = [{ scope: { type: "LANE" as const, id: "pay" }, about: "Payments", approver: pia }];
const standing = (fields: object) =>
  roundStanding({ state: "OPEN", waitingFor: [], required, closed: null, ...fields }).words;

describe("a round in words", () => {
  it("is called by its number and kind", () => {
    expect(roundName({ n: 3, kind: "PRECOMMIT" })).toBe("Round 3 · Pre-commit");
  });

  it("says whom it waits for, what came of it, or how it ended", () => {
    expect(standing({ waitingFor: [pia, lena] })).toBe("Waiting for Pia and Lena");
    expect(standing({})).toBe("All abstained, nobody approved");
    expect(standing({ required: [] })).toBe("Open");
    expect(standing({ state: "APPROVED" })).toBe("Approved by all");
    expect(standing({ state: "CHANGES_REQUESTED", waitingFor: [pia] })).toBe("Changes requested");
    const closed = { by: pia, at: "2026-09-28T12:00:00Z", outcome: "UNANSWERED" };
    expect(standing({ state: "CLOSED", closed })).toBe("Closed without approval");
  });
});

it("names are told up to three, then counted", () => {
  expect(
    [["Pia"], ["Pia", "Lena"], ["Pia", "Lena", "Tom"], ["Pia", "Lena", "Tom", "Mei"]].map(namesInWords),
  ).toEqual(["Pia", "Pia and Lena", "Pia, Lena and Tom", "Pia, Lena and 2 more"]);
});

it("what is covered is counted by kind", () => {
  expect(coverageWords(["nodes", "nodes", "edges", "checkpoints"])).toBe(
    "2 cards, 1 connection, 1 checkpoint",
  );
  expect(coverageWords([])).toBe("nothing yet");
});
