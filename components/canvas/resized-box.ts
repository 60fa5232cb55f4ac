/** A card's box while one of its corners is pulled: width freely, height in steps of one line of text. */
import type { Point, Rect } from "#lib/canvas/geometry.ts";

const least = { w: 96, h: 28 };
const lineStep = 16;

/** `corner` is nw, ne, sw or se; the opposite corner stays. */
export function resizedBox(start: Rect, corner: string, point: Point): Rect {
  const right = start.x + start.w;
  const bottom = start.y + start.h;
  const w = Math.max(least.w, corner.includes("w") ? right - point.x : point.x - start.x);
  const wantedH = Math.max(least.h, corner.includes("n") ? bottom - point.y : point.y - start.y);
  const h = Math.max(least.h, start.h + Math.round((wantedH - start.h) / lineStep) * lineStep);
  return {
    x: corner.includes("w") ? right - w : start.x,
    y: corner.includes("n") ? bottom - h : start.y,
    w,
    h,
  };
}
