import { describe, expect, it } from "vitest";
import type { StabilityPoint } from "#lib/contracts/comparison.ts";
import { placeOf, pointWords, scaleOf } from "./trend-scale.ts";

const point = (value: number | null, unexplained: number | null = value): StabilityPoint => ({
  ...{ value, unexplained, unitCount: 10, from: "a", to: "b" },
  churn: { added: 0, removed: 0, changed: 0 },
  previous: { n: 1, kind: "SCOPE" },
  round: { n: 2, kind: "EXCEPTIONS" },
});

describe("the chart of stability", () => {
  it("begins a little below the lowest value and leaves room above 1", () => {
    expect(scaleOf([point(0.72), point(0.95)]).least).toBeCloseTo(0.6);
    expect(scaleOf([point(0.02)]).least).toBe(0);
    expect(placeOf(1, { least: 0.6 })).toBe(80);
    expect(placeOf(0.8, { least: 0.6 })).toBeCloseTo(40);
  });

  it("shows the goal even when every round is above it", () =>
    expect(scaleOf([point(0.99)]).least).toBeCloseTo(0.8));

  it("says each value in words, and what nothing explains", () => {
    expect(pointWords(point(0.883, 0.95))).toBe(
      "Round 1 to round 2: 0.88, 0.95 counting only what no change request explains. Compare the two",
    );
    expect(pointWords(point(0.883))).toContain("no change request explains any of what changed");
    expect(pointWords(point(null))).toBe("Round 1 to round 2: nothing in scope");
  });
});
