/**
 * Two cameras that are one: what pans or zooms one of two maps does so in the other. What stands elsewhere in the
 * second map is shown at the same place of the window by a shift between the two.
 */
import { type CameraStore, createCamera } from "#components/canvas/camera.ts";
import type { Point } from "#lib/canvas/geometry.ts";

export interface LinkedCameras {
  readonly first: CameraStore;
  readonly second: CameraStore;
  /** From where something stands in the first map to where it stands in the second, px of the board. */
  shift(by: Point): void;
}

export function linkCameras(): LinkedCameras {
  const first = createCamera({ x: 0, y: 0, zoom: 1 });
  const listeners = new Set<() => void>();
  let by: Point = { x: 0, y: 0 };
  const second: CameraStore = {
    get() {
      const { x, y, zoom } = first.get();
      return { x: x - by.x * zoom, y: y - by.y * zoom, zoom };
    },
    subscribe(onChange) {
      const stop = first.subscribe(onChange);
      listeners.add(onChange);
      return () => {
        stop();
        listeners.delete(onChange);
      };
    },
    set: ({ x, y, zoom }) => first.set({ x: x + by.x * zoom, y: y + by.y * zoom, zoom }),
    glide: ({ x, y, zoom }, durationMs) =>
      first.glide({ x: x + by.x * zoom, y: y + by.y * zoom, zoom }, durationMs),
  };
  return {
    first,
    second,
    shift(next) {
      if (next.x === by.x && next.y === by.y) return;
      by = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
