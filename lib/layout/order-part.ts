/** Order and rows of the cards of one part, whose columns stand: the fewest crossings first, then straight links. */
import type { GridCard } from "./grid-card.ts";
import { type Effort, orderStacks, stackUp, swapNeighbours } from "./order-stacks.ts";
import { placeRows } from "./place-rows.ts";
import { createRowField } from "./row-field.ts";
import { stacksOf } from "./stack.ts";

/** Writes `row` of every card that isn't pinned. */
export function orderPart(part: readonly GridCard[]): void {
  const stacks = stacksOf(part);
  const field = createRowField(stacks);
  for (const cell of field.cells) stackUp(field, cell);
  const effort = effortFor(stacks.lines.length);
  orderStacks(field, effort);
  placeRows(field);
  swapNeighbours(field, effort.swapTurns);
  placeRows(field);
  for (const { cards, row, isPinned } of stacks.all) {
    let next = row;
    for (const card of cards) {
      if (!isPinned) card.row = next;
      next += card.span;
    }
  }
}

function effortFor(lineCount: number): Effort {
  if (lineCount > 4_000) return { sweeps: 4, swapTurns: 1 };
  if (lineCount > 1_000) return { sweeps: 8, swapTurns: 5 };
  return { sweeps: 16, swapTurns: 20 };
}
