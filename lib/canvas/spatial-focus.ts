/**
 * Which card an arrow key goes to: the nearest one in that direction, cards that lie straight ahead first.
 * O(cards).
 */
import { centerOf, type Rect } from "./geometry.ts";

export type Direction = "left" | "right" | "up" | "down";

const unit: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Undefined when nothing lies that way. `from` missing or unknown: the first card in reading order. */
export function spatialFocus(
  boxes: ReadonlyMap<string, Rect>,
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const start = from === undefined ? undefined : boxes.get(from);
  if (!start) return firstInReadingOrder(boxes);
  const origin = centerOf(start);
  const { x: ux, y: uy } = unit[direction];
  let best: { id: string; score: number } | undefined;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const center = centerOf(box);
    const [dx, dy] = [center.x - origin.x, center.y - origin.y];
    const ahead = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (ahead <= 1 || aside > ahead * 2 + 40) continue;
    const score = ahead + aside * 2.5;
    if (!best || score < best.score || (score === best.score && id < best.id)) best = { id, score };
  }
  return best?.id;
}

/** Row by row from the top, each from the left. */
export function readingOrder(boxes: ReadonlyMap<string, Rect>): string[] {
  return [...boxes]
    .sort(([aId, a], [bId, b]) => a.y - b.y || a.x - b.x || (aId < bId ? -1 : 1))
    .map(([id]) => id);
}

const firstInReadingOrder = (boxes: ReadonlyMap<string, Rect>): string | undefined => readingOrder(boxes)[0];
