import { describe, expect, it } from "vitest";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { draftOf, scaleFrom } from "./risk-scale-draft.ts";

const draft = draftOf(standardScale);
const refusal = (changes: object) => {
  const result = scaleFrom({ ...draft, ...changes });
  return result.ok ? "" : result.error.message;
};

describe("the risk scale as it is typed", () => {
  it("is the same scale when nothing is changed, shares as percent", () => {
    expect(draft["likelihood.POSSIBLE.point"]).toBe("15");
    expect(draft["harm.LOST_PURCHASE"]).toBe("30");
    expect(scaleFrom(draft)).toEqual({ ok: true, value: standardScale });
  });

  it("takes a comma for a point", () => {
    const result = scaleFrom({ ...draft, "extent.FEW": "2,5" });
    expect(result.ok && result.value.extent.FEW).toBe(0.025);
  });

  it("refuses in words what isn't a number, and words out of order", () => {
    expect(refusal({ "harm.FRICTION": "a lot" })).toContain("“a lot” isn't a number");
    expect(refusal({ "harm.FRICTION": "40" })).toContain("Harm: each word");
    expect(refusal({ "residual.REHEARSED": "90" })).toContain("better prepared fallback");
    expect(refusal({ "likelihood.RARE.low": "5" })).toContain("least and its most");
  });
});
