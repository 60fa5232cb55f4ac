import { describe, expect, it } from "vitest";
import { checkpointSchema } from "#lib/board/model.ts";
import {
  checkpointScale,
  missingInCheckpoint,
  parseNumber,
  valueWithUnit,
  wrongSideOf,
} from "./checkpoint-scale.ts";

const checkpoint = (values: object) =>
  checkpointSchema.parse({ id: "c1", metric: "Orders created", ...values });

describe("the scale of a checkpoint", () => {
  it("stands the smaller value left, so that a target below its baseline reads from right to left", () => {
    expect(checkpointScale(checkpoint({ baseline: { v: 99.2 }, target: 99.95 }))).toMatchObject({
      baselineX: 34,
      targetX: 234,
    });
    expect(checkpointScale(checkpoint({ baseline: { v: 42 }, target: 15, direction: "DOWN" }))).toMatchObject(
      {
        baselineX: 234,
        targetX: 34,
      },
    );
  });

  it("draws what there is when one of the two is missing", () => {
    expect(checkpointScale(checkpoint({ target: 3 }))).toEqual({ targetX: 234 });
    expect(checkpointScale(checkpoint({}))).toEqual({});
  });
});

describe("numbers", () => {
  it("are read with comma or point, and refused otherwise", () => {
    expect(parseNumber("99,95")).toBe(99.95);
    expect(parseNumber(" -3 ")).toBe(-3);
    for (const wrong of ["", "12 %", "1.2.3", "1e9", "Infinity"]) expect(parseNumber(wrong)).toBeNull();
  });

  it("are written with their unit", () => {
    expect(valueWithUnit(99.95, "%")).toBe("99.95 %");
    expect(valueWithUnit(1200, "")).toBe("1,200");
  });
});

describe("what a checkpoint lacks", () => {
  it("is named in a word or two each", () => {
    expect(missingInCheckpoint(checkpoint({ target: 3 }))).toEqual(["baseline", "due day"]);
  });

  it("is something else than a target on the wrong side of the baseline, which is said in a sentence", () => {
    const down = checkpoint({ baseline: { v: 5 }, target: 9, direction: "DOWN", due: "2026-10-26" });
    expect(wrongSideOf(down)).toContain("should go down");
  });
});
