import { describe, expect, it, vi } from "vitest";
import { linkCameras } from "./linked-cameras.ts";

describe("two linked cameras", () => {
  it("pan and zoom together, whichever of the two is moved", () => {
    const { first, second } = linkCameras();
    first.set({ x: 10, y: 20, zoom: 0.5 });
    expect(second.get()).toEqual({ x: 10, y: 20, zoom: 0.5 });
    second.set({ x: -30, y: 0, zoom: 2 });
    expect(first.get()).toEqual({ x: -30, y: 0, zoom: 2 });
  });

  it("show what was moved between the two at the same place of the window", () => {
    const { first, second, shift } = linkCameras();
    first.set({ x: 100, y: 0, zoom: 0.5 });
    shift({ x: 40, y: -10 });
    const [a, b] = [first.get(), second.get()];
    expect(200 * a.zoom + a.x).toBe(240 * b.zoom + b.x);
    expect(50 * a.zoom + a.y).toBe(40 * b.zoom + b.y);
    second.set({ ...b, x: b.x + 7 });
    expect(first.get().x).toBe(a.x + 7);
  });

  it("tell the second map when only the shift changed", () => {
    const { second, shift } = linkCameras();
    const listener = vi.fn();
    second.subscribe(listener);
    shift({ x: 1, y: 0 });
    shift({ x: 1, y: 0 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
