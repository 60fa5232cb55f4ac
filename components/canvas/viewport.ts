/** Where the camera stands: between px of the window and px of the board, and the moves people ask for. */
import { clamp, type Point, type Rect, unionOf } from "#lib/canvas/geometry.ts";
import type { Camera, CameraStore } from "./camera.ts";

export const minZoom = 0.02;
export const maxZoom = 2.5;
/** Width of the lane headers, which stand over the left of the map. */
export const laneHeadWidth = 76;

const fitMargin = 28;
/** A low map stands near the top rather than in the middle of a high window. */
const mostTopPx = 48;
const moveMs = 190;
const zoomSteps = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 2.5];

export interface CanvasViewport {
  get(): Camera;
  /** Where the surface stands in the window; asking for it costs nothing. */
  frame(): DOMRect;
  toBoard(clientPoint: Point): Point;
  toClient(boardPoint: Point): Point;
  /** The part of the board in view, right of the lane headers. */
  visible(): Rect;
  /** The part of the board in view, also under the lane headers. */
  whole(): Rect;
  /** At most 100 % when fitting. */
  fit(rect: Rect, options?: { isInstant?: boolean }): void;
  center(point: Point): void;
  /** The point in the upper left corner, at once. */
  show(point: Point, zoom: number): void;
  /** Pans just so far that the rectangle is in view; nothing if it is. */
  reveal(rect: Rect): void;
  panBy(dx: number, dy: number): void;
  zoomTo(zoom: number): void;
  zoomStep(direction: 1 | -1): void;
}

/** The camera that shows a point of the surface where it is now, at another zoom within the limits. */
export function zoomedAround({ x, y, zoom }: Camera, wanted: number, at: Point): Camera {
  const next = clamp(wanted, minZoom, maxZoom);
  return { x: at.x - ((at.x - x) / zoom) * next, y: at.y - ((at.y - y) / zoom) * next, zoom: next };
}

export function createViewport(camera: CameraStore, surface: () => HTMLElement | null): CanvasViewport {
  const rect = rememberedRect(surface);
  const duration = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : moveMs);
  const move = (next: Camera, isInstant = false) => camera.glide(next, isInstant ? 0 : duration());
  const zoomAround = (zoom: number) => {
    const { width, height } = rect();
    move(zoomedAround(camera.get(), zoom, { x: (width + laneHeadWidth) / 2, y: height / 2 }));
  };
  const viewport: CanvasViewport = {
    get: () => camera.get(),
    frame: rect,
    toBoard(client) {
      const { left, top } = rect();
      const { x, y, zoom } = camera.get();
      return { x: (client.x - left - x) / zoom, y: (client.y - top - y) / zoom };
    },
    toClient(point) {
      const { left, top } = rect();
      const { x, y, zoom } = camera.get();
      return { x: left + x + point.x * zoom, y: top + y + point.y * zoom };
    },
    visible() {
      const { width, height } = rect();
      const { x, y, zoom } = camera.get();
      return {
        x: (laneHeadWidth - x) / zoom,
        y: -y / zoom,
        w: (width - laneHeadWidth) / zoom,
        h: height / zoom,
      };
    },
    whole() {
      const { width, height } = rect();
      const { x, y, zoom } = camera.get();
      return { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
    },
    fit(target, options) {
      const { width, height } = rect();
      const [w, h] = [width - laneHeadWidth - 2 * fitMargin, height - 2 * fitMargin];
      const zoom = clamp(Math.min(w / target.w, h / target.h, 1), minZoom, maxZoom);
      const x = laneHeadWidth + fitMargin + (w - target.w * zoom) / 2 - target.x * zoom;
      const y = fitMargin + Math.min((h - target.h * zoom) / 2, mostTopPx) - target.y * zoom;
      move({ x, y, zoom }, options?.isInstant);
    },
    center(point) {
      const { width, height } = rect();
      const { zoom } = camera.get();
      move({ x: (width + laneHeadWidth) / 2 - point.x * zoom, y: height / 2 - point.y * zoom, zoom });
    },
    show(point, zoom) {
      move({ x: laneHeadWidth - point.x * zoom, y: -point.y * zoom, zoom }, true);
    },
    reveal(target) {
      const seen = viewport.visible();
      const around = unionOf([target]);
      if (!around) return;
      const { x, y, zoom } = camera.get();
      const room = 8 / zoom;
      const dx = shift(seen.x, seen.w, around.x - room, around.w + 2 * room);
      const dy = shift(seen.y, seen.h, around.y - room, around.h + 2 * room);
      if (dx !== 0 || dy !== 0) move({ x: x - dx * zoom, y: y - dy * zoom, zoom });
    },
    panBy(dx, dy) {
      const { x, y, zoom } = camera.get();
      move({ x: x + dx, y: y + dy, zoom }, true);
    },
    zoomTo: (zoom) => zoomAround(zoom),
    zoomStep(direction) {
      const now = camera.get().zoom;
      const next =
        direction > 0
          ? zoomSteps.find((step) => step > now * 1.01)
          : zoomSteps.findLast((step) => step < now * 0.99);
      zoomAround(next ?? now);
    },
  };
  return viewport;
}

/** How far a window [start, size] must move to show a stretch. */
function shift(start: number, size: number, from: number, length: number): number {
  if (from < start) return from - start;
  if (from + length > start + size) return Math.min(from + length - (start + size), from - start);
  return 0;
}

/** Asking the browser for a place makes it lay out the page, so it is asked once per size of the surface. */
function rememberedRect(surface: () => HTMLElement | null): () => DOMRect {
  let element: HTMLElement | null = null;
  let known: DOMRect | undefined;
  const resized = new ResizeObserver(() => {
    known = undefined;
  });
  return () => {
    const now = surface();
    if (!now) return new DOMRect(0, 0, 1, 1);
    if (now !== element) {
      resized.disconnect();
      resized.observe(now);
      element = now;
      known = undefined;
    }
    known ??= now.getBoundingClientRect();
    return known;
  };
}
