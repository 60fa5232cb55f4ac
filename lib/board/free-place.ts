/** Finds a place for a card among those of its lane: nothing covered, as near as possible to where it was wanted. */
import type { Box } from "./model.ts";

/** The measures of a board at 100 %, in px. */
export const cardWidth = 184;
export const cardHeight = 76;
export const columnPitch = 207;
export const rowPitch = 94;
/** Distance of the first row from the lane's upper edge; the last row keeps the same below it. */
export const laneMargin = 9;
/** Left edge of the first column. */
export const firstColumn = 8;
/** Height of a lane with one row. */
export const laneHeight = cardHeight + 2 * laneMargin;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Gap kept between two cards, in px. */
const gap = 8;

/** A free box in a lane: near the wished place, else behind the last card. */
export function placeIn(
  taken: readonly Box[],
  wish: { at?: Point | undefined; w?: number | undefined; h?: number | undefined },
): Box {
  const size = { w: wish.w ?? cardWidth, h: wish.h ?? cardHeight };
  const behind = taken.reduce(
    (right, { x, w }) => Math.max(right, x + w + columnPitch - cardWidth),
    firstColumn,
  );
  return freeBox(taken, wish.at ?? { x: behind, y: laneMargin }, size);
}

/**
 * So many columns and rows from a card, never left of or above its lane; in another lane the first row of that
 * column.
 */
export function placeBeside(box: Box, steps: Point, { isSameLane }: { isSameLane: boolean }): Point {
  const x = Math.max(0, box.x + steps.x * columnPitch);
  const row = isSameLane ? box.y + steps.y * rowPitch : laneMargin;
  return { x, y: row < 0 ? box.y + rowPitch : row };
}

/**
 * The box of the given size that is free and nearest to `near`, tried in whole pitches around it.
 * Rows grow downwards without limit, so there is always one. O(tries · cards).
 */
export function freeBox(taken: readonly Box[], near: Point, size: { w: number; h: number }): Box {
  const start = { x: Math.max(0, near.x), y: Math.max(0, near.y) };
  for (let ring = 0; ; ring += 1) {
    const box = offsetsOfRing(ring)
      .map(({ x, y }) => ({ x: start.x + x * columnPitch, y: start.y + y * rowPitch, ...size }))
      .find((candidate) => candidate.x >= 0 && candidate.y >= 0 && isFree(candidate, taken));
    if (box !== undefined) return box;
  }
}

/** The cells `ring` steps away: to the right first, then below, above and to the left. */
function offsetsOfRing(ring: number): Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const cells: Point[] = [];
  for (let down = 0; down <= ring; down += 1) {
    const across = ring - down;
    cells.push(
      { x: across, y: down },
      { x: across, y: -down },
      { x: -across, y: down },
      { x: -across, y: -down },
    );
  }
  return cells;
}

const isFree = (box: Box, taken: readonly Box[]): boolean => !taken.some((other) => overlaps(box, other));

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}
