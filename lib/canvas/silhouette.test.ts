import { describe, expect, it } from "vitest";
import { nodeKinds } from "#lib/board/model.ts";
import { innerLines, insetAt, paddingOf, silhouette, standardSize } from "./silhouette.ts";

describe("silhouette", () => {
  it("gives every kind a closed outline of finite numbers", () => {
    for (const kind of nodeKinds) {
      const outline = silhouette(kind, standardSize(kind));
      expect(outline).toMatch(/^M.*Z$/);
      expect(outline + innerLines(kind, standardSize(kind))).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("tells the kinds that people mix up apart by outline alone", () => {
    const size = { w: 184, h: 76 };
    const kinds = [
      "STEP",
      "DECISION",
      "EXCEPTION",
      "FALLBACK",
      "SYSTEM",
      "DATA_ASSET",
      "WORK",
      "HANDOFF",
      "OUTCOME",
    ] as const;
    expect(new Set(kinds.map((kind) => silhouette(kind, size) + innerLines(kind, size))).size).toBe(
      kinds.length,
    );
  });

  it("leaves room for pointed, round and barred sides", () => {
    expect(paddingOf("STEP")).toEqual({ top: 10, side: 11 });
    expect(paddingOf("OUTCOME").side).toBe(26);
    expect(paddingOf("DATA_ASSET").top).toBe(16);
  });

  it("knows how far an edge must go on to reach a slanted or round side", () => {
    const size = { w: 184, h: 76 };
    expect(insetAt("STEP", size, { vertical: true, fraction: 0.5 })).toBe(0);
    expect(insetAt("DECISION", size, { vertical: true, fraction: 0.5 })).toBe(0);
    expect(insetAt("DECISION", size, { vertical: true, fraction: 1 })).toBe(11);
    expect(insetAt("OUTCOME", size, { vertical: true, fraction: 0.74 })).toBeCloseTo(4.7, 0);
    expect(insetAt("EXCEPTION", size, { vertical: false, fraction: 0.72 })).toBe(0);
  });
});
