/**
 * From the grid to px. A pinned card stands where it stands; cards that would cover it go down to the next rows of
 * their column that are free, in the order they have.
 */

import { laneMargin } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import type { GridCard } from "./grid-card.ts";
import type { GridMeasures } from "./measure-grid.ts";

/** Kept between a pinned card and the others, in px. */
const marginPx = 8;

/** Boxes by card id, relative to the lane, in whole px. */
export function dodgePinned(grid: readonly GridCard[], measures: GridMeasures): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const pinned = grid.filter(({ card }) => card.isPinned);
  for (const { card } of pinned) boxes.set(card.id, card.box);
  const free = grid
    .filter(({ card }) => !card.isPinned)
    .sort((a, b) => a.lane - b.lane || a.column - b.column || a.row - b.row);
  let above: { card: GridCard; bottom: number; shift: number } | undefined;
  for (const card of free) {
    const isFirst = above?.card.lane !== card.lane || above.card.column !== card.column;
    const inLane = pinned.filter((other) => other.lane === card.lane).map((other) => other.card.box);
    const { bottom, shift: start } = isFirst || !above ? { bottom: 0, shift: 0 } : above;
    for (let shift = start; ; shift += 1) {
      const box = boxAt(card, card.row + shift, measures);
      if (box.y < bottom + marginPx || inLane.some((other) => isNear(other, box))) continue;
      boxes.set(card.card.id, box);
      above = { card, bottom: box.y + box.h, shift };
      break;
    }
  }
  return boxes;
}

/** In the middle of its column, and of its row where it takes only one. */
function boxAt({ card, column, lane, span }: GridCard, row: number, measures: GridMeasures): Box {
  const { w, h } = card.box;
  const top = measures.rowTop(lane, row);
  const lower = span === 1 ? Math.max(0, (measures.rowHeight(lane, row) - h) / 2) : 0;
  return {
    x: Math.round(measures.columnLeft(column) + (measures.columnWidth(column) - w) / 2),
    y: Math.max(laneMargin, Math.round(top + lower)),
    w,
    h,
  };
}

const isNear = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + marginPx &&
  b.x < a.x + a.w + marginPx &&
  a.y < b.y + b.h + marginPx &&
  b.y < a.y + a.h + marginPx;
