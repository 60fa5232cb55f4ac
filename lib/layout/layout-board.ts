/**
 * "Tidy up": a layered layout from left to right with the lanes as rows, after Sugiyama. Links decide the columns,
 * the order within lane and column is searched for few crossings over all lanes at once, rows make links straight;
 * parts that nothing joins are packed. The result depends on ids, kinds, sizes, lanes, links and pinned cards only,
 * never on where the other cards stand: tidying twice changes nothing.
 */
import { laneHeight, laneMargin } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import { assignColumns } from "./assign-columns.ts";
import { dodgePinned } from "./dodge-pinned.ts";
import { foldGroups } from "./fold-groups.ts";
import { type GridCard, gridCards } from "./grid-card.ts";
import { gridParts } from "./grid-parts.ts";
import type { LayoutInput, LayoutResult } from "./layout-input.ts";
import { measureGrid } from "./measure-grid.ts";
import { orderPart } from "./order-part.ts";
import { packParts } from "./pack-parts.ts";

export function layoutBoard(input: LayoutInput): LayoutResult {
  const folded = foldGroups(input, (inner) => layoutBoard(inner).boxes);
  const grid = gridCards(folded.input);
  placeOnGrid(grid);
  const boxes = folded.unfold(dodgePinned(grid, measureGrid(grid)));
  return { boxes, laneHeights: laneHeights(input, boxes) };
}

function laneHeights({ cards, laneIds }: LayoutInput, boxes: ReadonlyMap<string, Box>): Map<string, number> {
  const heights = new Map(laneIds.map((id) => [id, laneHeight]));
  for (const { id, laneId } of cards) {
    const { y = 0, h = 0 } = boxes.get(id) ?? {};
    heights.set(laneId, Math.max(heights.get(laneId) ?? laneHeight, y + h + laneMargin));
  }
  return heights;
}

function placeOnGrid(grid: readonly GridCard[]): void {
  const parts = gridParts(grid);
  for (const part of parts) {
    assignColumns(part);
    orderPart(part);
  }
  packParts(parts);
}
