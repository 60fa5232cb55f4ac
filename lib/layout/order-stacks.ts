/**
 * The order of the stacks in each cell, so that links cross as little as possible. Sweeps in both directions sort
 * every cell by the mean height of what its stacks lead to (Sugiyama, Tagawa and Toda 1981), through all columns
 * and lanes in one; then neighbours change places for as long as that takes crossings away. Links count as straight
 * lines over all the columns they pass. O(turns × links × links beside them).
 */
import { type RowField, rowsIn } from "./row-field.ts";
import type { Cell, End, Stack } from "./stack.ts";
import { doCross } from "./straight-lines.ts";

export function orderStacks(field: RowField, sweeps: number): void {
  let best = keptOrder(field);
  for (let turn = 0; turn < sweeps; turn += 1) {
    sweep(field, turn);
    if (turn % sides.length < sides.length - 1) continue;
    const order = keptOrder(field);
    if (order.crossings < best.crossings) best = order;
  }
  best.restore();
}

/** The present order, to come back to. */
function keptOrder(field: RowField): { crossings: number; restore: () => void } {
  const orders = field.cells.map(({ stacks }) => stacks.map((stack) => ({ stack, row: stack.row })));
  return {
    crossings: field.total(),
    restore: () =>
      field.cells.forEach(({ stacks }, at) => {
        const order = orders[at] ?? [];
        stacks.splice(0, stacks.length, ...order.map(({ stack }) => stack));
        for (const { stack, row } of order) field.setRow(stack, row);
      }),
  };
}

/** Rows without gaps, in the middle of the lane. */
export function stackUp(field: RowField, cell: Cell): void {
  let row = (field.rowsOf(cell.lane) - rowsIn(cell.stacks)) / 2;
  for (const stack of cell.stacks) {
    field.setRow(stack, row);
    row += stack.rows;
  }
}

const sides: readonly ((end: End) => boolean)[] = [
  (end) => !end.isLeft,
  (end) => end.isLeft,
  () => true,
  () => true,
];

/** To the right by what lies left, back by what lies right, then twice by both. */
function sweep(field: RowField, turn: number): void {
  const counts = sides[turn % sides.length] ?? (() => true);
  const cells = turn % 2 === 0 ? field.cells : field.cells.toReversed();
  for (const cell of cells) {
    const wish = new Map(cell.stacks.map((stack) => [stack, meanHeight(field, stack, counts)]));
    cell.stacks.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
    stackUp(field, cell);
  }
}

/** Where a stack would stand if its links pulled it, the near ones more; where it stands if nothing pulls. */
function meanHeight(field: RowField, stack: Stack, counts: (end: End) => boolean): number {
  let [sum, weights] = [0, 0];
  for (const end of stack.ends) {
    if (!counts(end)) continue;
    const distance = Math.max(1, Math.abs(end.other.column - stack.column));
    const weight = end.weight / distance;
    sum += weight * (field.topOf(end.other) + end.otherOffset - end.offset);
    weights += weight;
  }
  return weights === 0 ? field.topOf(stack) : sum / weights;
}

/** Each turn goes through all cells; neighbours that cross less the other way round change places. */
export function swapNeighbours(field: RowField, turns: number): void {
  let awake = new Set(field.cells);
  for (let turn = 0; turn < turns && awake.size > 0; turn += 1) {
    const next = new Set<Cell>();
    for (const cell of awake) if (settle(field, cell)) next.add(cell);
    awake = next.size > 0 ? new Set(field.cells) : next;
  }
}

/** True if anything changed. */
function settle(field: RowField, { stacks }: Cell): boolean {
  let hasChanged = false;
  for (let at = 0; at + 1 < stacks.length; at += 1) {
    const [upper, lower] = [stacks[at], stacks[at + 1]];
    if (upper === undefined || lower === undefined || !isBetterSwapped(field, upper, lower)) continue;
    stacks[at] = lower;
    stacks[at + 1] = upper;
    hasChanged = true;
  }
  return hasChanged;
}

/** Swaps the two, and swaps them back unless that takes crossings away. */
function isBetterSwapped(field: RowField, upper: Stack, lower: Stack): boolean {
  const [top, bottom] = [upper.row, lower.row + lower.rows];
  const lowerRow = lower.row;
  if (!doTheirLinesCross(upper, lower)) return false;
  const before = field.crossingsOf(upper, lower);
  field.setRow(lower, top);
  field.setRow(upper, bottom - upper.rows);
  if (field.crossingsOf(upper, lower) < before) return true;
  field.setRow(upper, top);
  field.setRow(lower, lowerRow);
  return false;
}

function doTheirLinesCross(a: Stack, b: Stack): boolean {
  for (const { line } of a.ends) {
    if (line === undefined) continue;
    for (const { line: other } of b.ends) if (other !== undefined && doCross(line, other)) return true;
  }
  return false;
}
