import { describe, expect, it } from "vitest";
import { type Flow, flowSchema } from "#lib/board/model.ts";
import { parsePercent, percentWords, shareSum } from "./flow-shares.ts";

const flowsWith = (...shares: (number | undefined)[]): Flow[] =>
  shares.map((share, index) =>
    flowSchema.parse({ id: `f${index}`, kind: "HAPPY", ...(share === undefined ? {} : { share }) }),
  );

describe("the sum of the shares", () => {
  it("is quiet at 100 %, also for binary fractions and thirds typed with one decimal", () => {
    expect(shareSum(flowsWith(0.86, 0.08, 0.03, 0.02, 0.01))).toMatchObject({ isWhole: true });
    expect(shareSum(flowsWith(0.333, 0.333, 0.333)).warning).toBeUndefined();
  });

  it("says by how much it is off", () => {
    expect(shareSum(flowsWith(0.86, 0.08)).warning).toContain("94 %, not 100 %");
    expect(shareSum(flowsWith(0.9, 0.2)).warning).toContain("110 %, more than all journeys");
    expect(shareSum(flowsWith(0.9, undefined)).warning).toContain("one flow has none yet");
  });

  it("says nothing before anybody typed a share", () => {
    expect(shareSum(flowsWith(undefined, undefined)).warning).toBeUndefined();
    expect(shareSum([]).warning).toBeUndefined();
  });
});

describe("percent", () => {
  it("reads what people type", () => {
    expect(parsePercent("86")).toBe(0.86);
    expect(parsePercent(" 86,5 % ")).toBe(0.865);
    expect(parsePercent("0.1")).toBe(0.001);
    for (const wrong of ["", "a lot", "-1", "101", "NaN"]) expect(parsePercent(wrong)).toBeNull();
  });

  it("writes without noise", () => {
    expect(percentWords(0.07 * 3)).toBe("21 %");
    expect(percentWords(0.865)).toBe("86.5 %");
  });
});
