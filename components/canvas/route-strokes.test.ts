import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drawRoute } from "./route-strokes.ts";

function recorder() {
  const filled: number[][] = [];
  const strokes: unknown[] = [];
  const context = {
    fillRect: (...rect: number[]) => void filled.push(rect),
    stroke: (path: unknown) => void strokes.push(path),
  } as unknown as CanvasRenderingContext2D;
  return { context, filled, strokes };
}

describe("a route on a canvas", () => {
  beforeEach(() => {
    vi.stubGlobal(
      "Path2D",
      class {
        moveTo() {}
        lineTo() {}
        quadraticCurveTo() {}
      },
    );
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("is straight legs up to where the corners begin, and all corners in one stroke", () => {
    const { context, filled, strokes } = recorder();
    const points = [
      { x: 0, y: 10 },
      { x: 100, y: 10 },
      { x: 100, y: 60 },
    ];
    expect(drawRoute(context, points, 2)).toBe(true);
    expect(filled).toEqual([
      [0, 9, 92, 2],
      [99, 18, 2, 42],
    ]);
    expect(strokes).toHaveLength(1);
  });

  it("has no corner when it is straight", () => {
    const { context, filled, strokes } = recorder();
    const points = [
      { x: 40, y: 0 },
      { x: 0, y: 0 },
    ];
    expect(drawRoute(context, points, 4)).toBe(true);
    expect(filled).toEqual([[0, -2, 40, 4]]);
    expect(strokes).toEqual([]);
  });

  it("isn't drawn when a leg is slanted", () => {
    const { context, filled } = recorder();
    const points = [
      { x: 0, y: 0 },
      { x: 30, y: 20 },
    ];
    expect(drawRoute(context, points, 2)).toBe(false);
    expect(filled).toEqual([]);
  });
});
