/**
 * Rows: each cell keeps its order and takes the rows of its lane in which its links are straightest, found exactly
 * per cell (a table over stacks and rows), in sweeps over all columns. O(sweeps × (links × rows + stacks × rows)).
 */
import { type RowField, rowsIn } from "./row-field.ts";
import type { Cell, Stack } from "./stack.ts";

const sweeps = 6;

export function placeRows(field: RowField): void {
  for (let turn = 0; turn < sweeps; turn += 1) {
    const cells = turn % 2 === 0 ? field.cells : field.cells.toReversed();
    for (const cell of cells) placeCell(field, cell);
  }
}

function placeCell(field: RowField, { lane, stacks }: Cell): void {
  const free = field.rowsOf(lane) - rowsIn(stacks);
  // least[k] is the least price of the stacks so far with the last one at most k rows lower than it could be.
  let least = new Array<number>(free + 1).fill(0);
  const chosen: number[][] = [];
  let above = 0;
  for (const stack of stacks) {
    const next: number[] = [];
    const choice: number[] = [];
    for (let shift = 0; shift <= free; shift += 1) {
      const price = (least[shift] ?? 0) + priceOf(field, stack, above + shift);
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

function priceOf(field: RowField, stack: Stack, row: number): number {
  let price = row * topPrice;
  for (const { other, offset, otherOffset, weight } of stack.ends) {
    const distance = Math.abs(other.column - stack.column);
    const share = other.lane === stack.lane ? 1 : otherLaneShare;
    const bend = Math.abs(other.row + otherOffset - (row + offset));
    if (other.lane === stack.lane) price += (weight * share * bend) / Math.max(1, distance);
    else price += weight * share * (other.lane < stack.lane ? row : field.rowsOf(stack.lane) - row);
  }
  return price;
}
