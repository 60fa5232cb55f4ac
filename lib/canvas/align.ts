/** Lining up and spreading cards that are selected together. */
import { type Rect, unionOf } from "./geometry.ts";

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "x" | "y";

/** The boxes on one line of their common frame; fewer than two stay as they are. */
export function align(boxes: ReadonlyMap<string, Rect>, alignment: Alignment): Map<string, Rect> {
  const around = unionOf(boxes.values());
  if (!around || boxes.size < 2) return new Map(boxes);
  return new Map(
    [...boxes].map(([id, box]) => [id, { ...box, ...placeOn(alignment, around, box) }] as const),
  );
}

function placeOn(alignment: Alignment, around: Rect, box: Rect): Partial<Rect> {
  switch (alignment) {
    case "left":
      return { x: around.x };
    case "centre":
      return { x: around.x + (around.w - box.w) / 2 };
    case "right":
      return { x: around.x + around.w - box.w };
    case "top":
      return { y: around.y };
    case "middle":
      return { y: around.y + (around.h - box.h) / 2 };
    case "bottom":
      return { y: around.y + around.h - box.h };
  }
}

/** The same gap between all; the first and the last stay. Fewer than three stay as they are. */
export function distribute(boxes: ReadonlyMap<string, Rect>, axis: Axis): Map<string, Rect> {
  const size = axis === "x" ? "w" : "h";
  const inOrder = [...boxes].sort(([a, p], [b, q]) => p[axis] - q[axis] || (a < b ? -1 : 1));
  const around = unionOf(boxes.values());
  if (!around || inOrder.length < 3) return new Map(boxes);
  const filled = inOrder.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = (around[size] - filled) / (inOrder.length - 1);
  let at = around[axis];
  return new Map(
    inOrder.map(([id, box]) => {
      const placed = { ...box, [axis]: at };
      at += box[size] + gap;
      return [id, placed] as const;
    }),
  );
}
