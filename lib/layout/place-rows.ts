/**
 * Rows: each cell keeps its order and takes the rows of its lane in which its links are straightest, found exactly
 * per cell (a table over stacks and rows), in sweeps over all columns. Sweeps that begin at the left and at the
 * right find different rows; the straighter ones stay. O(sweeps × (links × rows + stacks × rows)).
 */
import { type RowField, rowsIn } from "./row-field.ts";
import type { Cell, End, Stack } from "./stack.ts";

export function placeRows(field: RowField): void {
  const backwards = field.cells.toReversed();
  placeFrom(field, [field.cells, backwards], (end) => !end.isLeft);
  const first = { bends: bendsOf(field), rows: field.stacks.map(({ row }) => row) };
  placeFrom(field, [backwards, field.cells], (end) => end.isLeft);
  if (bendsOf(field) < first.bends) return;
  field.stacks.forEach((stack, at) => {
    field.setRow(stack, first.rows[at] ?? 0);
  });
}

type Counts = (end: End) => boolean;

/** Once by what lies on the side that the sweep comes from, then by both sides, there and back. */
function placeFrom(
  field: RowField,
  [there, back]: readonly [readonly Cell[], readonly Cell[]],
  counts: Counts,
): void {
  for (const cell of there) placeCell(field, cell, counts);
  for (const cells of [back, there, back]) for (const cell of cells) placeCell(field, cell, () => true);
}

const bendsOf = (field: RowField): number =>
  field.stacks.reduce((sum, stack) => sum + priceOf(field, { stack, row: stack.row }, () => true), 0);

function placeCell(field: RowField, { lane, stacks }: Cell, counts: Counts): void {
  const free = field.rowsOf(lane) - rowsIn(stacks);
  // least[k] is the least price of the stacks so far with the last one at most k rows lower than it could be.
  let least = new Array<number>(free + 1).fill(0);
  const chosen: number[][] = [];
  let above = 0;
  for (const stack of stacks) {
    const next: number[] = [];
    const choice: number[] = [];
    for (let shift = 0; shift <= free; shift += 1) {
      const price = (least[shift] ?? 0) + priceOf(field, { stack, row: above + shift }, counts);
      const before = next[shift - 1] ?? Number.POSITIVE_INFINITY;
      next.push(Math.min(before, price));
      choice.push(price < before ? shift : (choice[shift - 1] ?? 0));
    }
    least = next;
    chosen.push(choice);
    above += stack.rows;
  }
  let shift = free;
  for (let at = stacks.length - 1; at >= 0; at -= 1) {
    const stack = stacks[at];
    if (stack === undefined) continue;
    shift = chosen[at]?.[shift] ?? 0;
    above -= stack.rows;
    field.setRow(stack, above + shift);
  }
}

/** How much a row to the top counts where nothing else decides. */
const topPrice = 0.01;
/** How much a row away from a card in another lane counts, of the same in one's own lane. */
const otherLaneShare = 0.1;

function priceOf(field: RowField, { stack, row }: { stack: Stack; row: number }, counts: Counts): number {
  let price = row * topPrice;
  for (const end of stack.ends) {
    if (!counts(end)) continue;
    const { other, offset, otherOffset, weight } = end;
    if (other.lane === stack.lane) {
      const distance = Math.max(1, Math.abs(other.column - stack.column));
      price += (weight * Math.abs(other.row + otherOffset - (row + offset))) / distance;
    } else {
      const away = other.lane < stack.lane ? row : field.rowsOf(stack.lane) - row;
      price += weight * otherLaneShare * away;
    }
  }
  return price;
}
