/**
 * Where the map is looked at from: a point of the board lies at `point × zoom + (x, y)` px of the surface. A store
 * outside React, since it changes with every frame of a pan.
 */
import type { Readable } from "./external-store.ts";

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface CameraStore extends Readable<Camera> {
  /** At once; a glide under way ends here. */
  set(camera: Camera): void;
  /** Moves there within the given time; 0 is at once. */
  glide(camera: Camera, durationMs: number): void;
}

export function createCamera(initial: Camera): CameraStore {
  let camera = initial;
  let frame: number | undefined;
  const listeners = new Set<() => void>();

  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  const write = (next: Camera) => {
    if (next.x === camera.x && next.y === camera.y && next.zoom === camera.zoom) return;
    camera = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => camera,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    set(next) {
      stop();
      write(next);
    },
    glide(next, durationMs) {
      stop();
      if (durationMs <= 0) {
        write(next);
        return;
      }
      const from = camera;
      const began = performance.now();
      const step = (now: number) => {
        const part = Math.min(Math.max((now - began) / durationMs, 0), 1);
        frame = part < 1 ? requestAnimationFrame(step) : undefined;
        write(part < 1 ? between(from, next, easeOut(part)) : next);
      };
      frame = requestAnimationFrame(step);
    },
  };
}

const easeOut = (part: number) => 1 - (1 - part) ** 3;

/** Zooming keeps the point still that both cameras show at the same place. */
export function between(from: Camera, to: Camera, part: number): Camera {
  if (Math.abs(to.zoom - from.zoom) < 1e-9) {
    return { x: mix(from.x, to.x, part), y: mix(from.y, to.y, part), zoom: to.zoom };
  }
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  const share = (zoom - from.zoom) / (to.zoom - from.zoom);
  return { x: mix(from.x, to.x, share), y: mix(from.y, to.y, share), zoom };
}

const mix = (from: number, to: number, part: number) => from + (to - from) * part;
