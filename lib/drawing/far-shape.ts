/** The form of a card from afar: the corners of its silhouette without their rounding. */

import type { NodeKind } from "#lib/board/model.ts";
import type { Point, Rect } from "#lib/canvas/geometry.ts";

export function farShape(kind: NodeKind, { x, y, w, h }: Rect): readonly Point[] {
  const at = (dx: number, dy: number): Point => ({ x: x + dx, y: y + dy });
  switch (kind) {
    case "DECISION":
      return [at(14, 0), at(w - 14, 0), at(w, h / 2), at(w - 14, h), at(14, h), at(0, h / 2)];
    case "EXCEPTION":
      return cutCorners(at, { w, h }, 12);
    case "FALLBACK":
    case "OUTCOME":
    case "START":
      return cutCorners(at, { w, h }, Math.min(kind === "FALLBACK" ? 14 : 20, h / 3));
    case "HANDOFF":
      return [at(0, 0), at(w - 18, 0), at(w, h / 2), at(w - 18, h), at(0, h)];
    case "WORK":
      return [at(0, 0), at(w - 16, 0), at(w, 16), at(w, h), at(0, h)];
    default:
      return [at(0, 0), at(w, 0), at(w, h), at(0, h)];
  }
}

function cutCorners(
  at: (dx: number, dy: number) => Point,
  { w, h }: { w: number; h: number },
  cut: number,
): readonly Point[] {
  return [
    at(cut, 0),
    at(w - cut, 0),
    at(w, cut),
    at(w, h - cut),
    at(w - cut, h),
    at(cut, h),
    at(0, h - cut),
    at(0, cut),
  ];
}
