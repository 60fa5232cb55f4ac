import { describe, expect, it } from "vitest";
import { detailTier } from "./detail-tier.ts";

describe("detail tier", () => {
  it("is full from 70 %, short from 35 %, far below", () => {
    expect([1, 0.7, 0.69, 0.35, 0.34].map((zoom) => detailTier(zoom))).toEqual([
      "full",
      "full",
      "short",
      "short",
      "far",
    ]);
  });

  it("keeps the tier within 5 % of a border, whichever way the zoom comes from", () => {
    expect(detailTier(0.68, "full")).toBe("full");
    expect(detailTier(0.66, "full")).toBe("short");
    expect(detailTier(0.72, "short")).toBe("short");
    expect(detailTier(0.74, "short")).toBe("full");
    expect(detailTier(0.34, "short")).toBe("short");
    expect(detailTier(0.33, "short")).toBe("far");
    expect(detailTier(0.36, "far")).toBe("far");
    expect(detailTier(0.37, "far")).toBe("short");
  });

  it("jumps over a tier when the zoom does", () => {
    expect(detailTier(0.1, "full")).toBe("far");
    expect(detailTier(1, "far")).toBe("full");
  });
});
