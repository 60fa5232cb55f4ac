import { describe, expect, it } from "vitest";
import { type RiskScale, standardScale } from "./risk-scale.ts";
import { scaleProblem } from "./scale-problem.ts";

const problem = (changes: { [Part in keyof RiskScale]?: Partial<RiskScale[Part]> }) =>
  scaleProblem(
    Object.fromEntries(
      Object.entries(standardScale).map(([part, values]) => [
        part,
        { ...values, ...changes[part as keyof RiskScale] },
      ]),
    ) as unknown as RiskScale,
  );

describe("numbers behind the words of a risk", () => {
  it("can be the standard ones", () => {
    expect(scaleProblem(standardScale)).toBeUndefined();
  });

  it.each([
    [{ extent: { ALL: 1.2 } }, "between 0 and 100 %"],
    [{ transmission: { HARD: 1 } }, "0 and 99 %"],
    [{ hoursToContain: { ALERT: 0 } }, "above 0"],
    [{ harm: { COSMETIC: -1 } }, "Points of harm"],
    [{ harm: { FRICTION: 40 } }, "Harm: each word"],
    [{ likelihood: { RARE: { point: 0.01, low: 0.02, high: 0.03 } } }, "between its least and its most"],
    [{ residual: { REHEARSED: 0.9 } }, "better prepared"],
  ] as const)("refuse %j", (changes, words) => {
    expect(problem(changes)).toContain(words);
  });
});
