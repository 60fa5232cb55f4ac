import { describe, expect, it } from "vitest";
import { changeKey, changeStateOf, changeSteps, isOpenChange, missingTexts } from "./change-state.ts";

describe("a change request", () => {
  it("stands where its last step left it", () => {
    expect(changeStateOf([])).toBe("DRAFT");
    expect(changeStateOf([{ kind: "ASSESSED" }, { kind: "APPLIED" }])).toBe("APPLIED");
    expect(["DRAFT" as const, ...changeSteps].filter(isOpenChange)).toEqual(["DRAFT", "ASSESSED"]);
  });

  it("names the texts that are missing; blanks don't count", () => {
    const written = { predictedPostLaunchChanges: "Two", sequenceValidationNote: " ", whatGivesWay: "" };
    expect(missingTexts(written)).toEqual(["sequenceValidationNote", "whatGivesWay"]);
    expect(changeKey(2)).toBe("C-2");
  });
});
