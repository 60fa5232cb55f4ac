import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import golden from "#tests/support/golden.json" with { type: "json" };
import { exceptionChecks, exceptionQuality } from "./exception-quality.ts";

describe("how well exceptions are prepared", () => {
  const sample = exceptionQuality(buildBoard(sampleContent()), new Set(["x4"]));

  it("is answered for each exception of the sample as the reference answers", () => {
    for (const [id, expected] of Object.entries(golden.inputs.escq_checks)) {
      const passed = exceptionChecks.map((check) => (sample.passed.get(id)?.includes(check) ? 1 : 0));
      expect(passed, id).toEqual(expected);
    }
  });

  it("has the reference's value, over all and over critical steps", () => {
    expect(sample.value).toBeCloseTo(golden.escq, 9);
    expect(sample.critical).toBeCloseTo(golden.escq_critical, 9);
  });

  it("is nothing where there is no step to prepare for, and 0 where nobody has drawn an exception", () => {
    expect(exceptionQuality(buildBoard({}), new Set()).value).toBeNull();
    const board = buildBoard({ nodes: { pay: { kind: "STEP", criticality: "CRITICAL" } } });
    expect(exceptionQuality(board, new Set())).toMatchObject({ value: 0, critical: 0 });
  });
});
