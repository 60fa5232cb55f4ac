import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { whatIf } from "./what-if.ts";

const sample = buildBoard(sampleContent());

describe("what if", () => {
  it("the ERP is down: five elements, all journeys, and a fallback that leans on the same ERP", () => {
    const found = whatIf(sample, ["y2"]);
    expect(found.affected.map(({ id }) => id).toSorted()).toEqual(["d2", "f1", "s4", "s6", "s7"]);
    expect(found.flowIds.toSorted()).toEqual(["E1", "E2", "E3", "E4", "H"]);
    expect(found.share).toBeCloseTo(1, 9);
    expect(found.answers.find(({ fallbackId }) => fallbackId === "f1")).toEqual({
      exceptionId: "x1",
      fallbackId: "f1",
      failsBy: ["e23"],
    });
    expect(found.answers.find(({ fallbackId }) => fallbackId === "f3")?.failsBy).toBeUndefined();
    expect(found.unanswered).toEqual(["x1"]);
    expect(found.ownerIds[0]).toBe("lena");
    expect(found.ownerIds).toContain("mei");
  });

  it("several are down: each hit names the one that hits it hardest, and none of them is its own victim", () => {
    const found = whatIf(sample, ["y2", "a2"]);
    expect(found.affected.some(({ id }) => id === "y2" || id === "a2")).toBe(false);
    expect(found.affected.find(({ id }) => id === "s6")).toMatchObject({
      downId: "y2",
      hops: 1,
      path: ["e9"],
    });
  });

  it("a dependency is down: only who needs it is hit", () => {
    const { affected } = whatIf(sample, ["e9"]);
    expect(affected.map(({ id }) => id)).toEqual(["s6", "s7"]);
  });

  it("nothing known is down: nothing happens", () => {
    expect(whatIf(sample, ["nobody"])).toMatchObject({ down: [], affected: [], flowIds: [], share: 0 });
  });
});
