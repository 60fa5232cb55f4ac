import { describe, expect, it } from "vitest";
import { pngScale, pngScaleWords } from "./png-scale.ts";

describe("the size of a PNG", () => {
  it("is twice that of the board", () => {
    expect(pngScale({ width: 2_282, height: 1_078 })).toBe(2);
    expect(pngScaleWords(2)).toBeUndefined();
  });

  it("stays within what a browser can draw, on either side and in all, and says so", () => {
    const size = { width: 30_000, height: 500 };
    expect(size.width * pngScale(size)).toBeLessThanOrEqual(16_384);
    const square = { width: 9_000, height: 9_000 };
    expect((square.width * pngScale(square)) ** 2).toBeLessThanOrEqual(120_000_001);
    expect(pngScaleWords(pngScale(size))).toContain("27 %");
  });
});
