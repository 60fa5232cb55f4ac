// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { between, createCamera } from "./camera.ts";
import { createViewport, laneHeadWidth } from "./viewport.ts";

/** A window of 1000 × 600 at the origin, and a camera that jumps. */
function setup(start = { x: laneHeadWidth, y: 0, zoom: 1 }) {
  const camera = createCamera(start);
  const jumping = { ...camera, glide: camera.set };
  const surface = document.createElement("div");
  surface.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 600);
  return createViewport(jumping, () => surface);
}

describe("the camera", () => {
  it("turns px of the window into px of the board and back", () => {
    const viewport = setup({ x: 100, y: 50, zoom: 0.5 });
    expect(viewport.toBoard({ x: 300, y: 150 })).toEqual({ x: 400, y: 200 });
    expect(viewport.toClient({ x: 400, y: 200 })).toEqual({ x: 300, y: 150 });
  });

  it("fits a wide board beside the lane headers, and never above 100 %", () => {
    const viewport = setup();
    viewport.fit({ x: 0, y: 0, w: 4000, h: 500 }, { isInstant: true });
    const seen = viewport.visible();
    expect(seen.x).toBeLessThanOrEqual(0);
    expect(seen.x + seen.w).toBeGreaterThanOrEqual(4000);
    viewport.fit({ x: 0, y: 0, w: 100, h: 100 }, { isInstant: true });
    expect(viewport.get().zoom).toBe(1);
  });

  it("keeps the middle of the view while zooming", () => {
    const viewport = setup();
    const middle = { x: (1000 + laneHeadWidth) / 2, y: 300 };
    const before = viewport.toBoard(middle);
    viewport.zoomStep(1);
    expect(viewport.get().zoom).toBe(1.25);
    expect(viewport.toBoard(middle)).toEqual(before);
    viewport.zoomStep(-1);
    expect(viewport.get().zoom).toBe(1);
  });

  it("pans only as far as needed to show a card", () => {
    const viewport = setup();
    const before = viewport.get();
    viewport.reveal({ x: 100, y: 100, w: 184, h: 76 });
    expect(viewport.get()).toEqual(before);
    viewport.reveal({ x: 1500, y: 100, w: 184, h: 76 });
    expect(viewport.visible().x + viewport.visible().w).toBe(1500 + 184 + 8);
    expect(viewport.get().y).toBe(before.y);
  });

  it("glides so that the point both cameras show at the same place never moves", () => {
    const from = { x: 76, y: 10, zoom: 1 };
    const to = { x: -200, y: -150, zoom: 1.6 };
    const still = (from.x - to.x) / (to.zoom - from.zoom);
    for (const part of [0, 0.25, 0.5, 0.9, 1]) {
      const { x, zoom } = between(from, to, part);
      expect(x + still * zoom).toBeCloseTo(from.x + still * from.zoom, 6);
    }
    expect(between(from, to, 1).x).toBeCloseTo(to.x, 9);
  });
});
