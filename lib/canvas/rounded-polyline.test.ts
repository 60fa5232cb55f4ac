import { describe, expect, it } from "vitest";
import { roundedPolyline } from "./rounded-polyline.ts";

describe("rounded polyline", () => {
  it("draws a straight line without corners", () => {
    expect(
      roundedPolyline([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ]),
    ).toBe("M0 0L10 0");
  });

  it("rounds a corner by the radius, and by half of a leg that is shorter", () => {
    expect(
      roundedPolyline([
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 10 },
      ]),
    ).toBe("M0 0L32 0Q40 0 40 5L40 10");
  });

  it("is empty for fewer than two points", () => {
    expect(roundedPolyline([{ x: 1, y: 1 }])).toBe("");
  });
});
