/** Order and rows of the cards of one part, whose columns stand: the fewest crossings first, then straight links. */
import type { GridCard } from "./grid-card.ts";
import { orderStacks, stackUp, swapNeighbours } from "./order-stacks.ts";
import { placeRows } from "./place-rows.ts";
import { createRowField } from "./row-field.ts";
import { stacksOf } from "./stack.ts";

/** Writes `row` of every card that isn't pinned. */
export function orderPart(part: readonly GridCard[]): void {
  const stacks = stacksOf(part);
  const field = createRowField(stacks);
  for (const cell of field.cells) stackUp(field, cell);
  const { sweeps, swapTurns, rounds } = effortFor(stacks.lines.length);
  orderStacks(field, sweeps);
  for (let round = 0; round < rounds; round += 1) {
    swapNeighbours(field, swapTurns);
    placeRows(field);
  }
  for (const { cards, row, isPinned } of stacks.all) {
    let next = row;
    for (const card of cards) {
      if (!isPinned) card.row = next;
      next += card.span;
    }
  }
}

/** How much work a part is worth: a few hundred cards get all that helps. */
interface Effort {
  /** Through all columns, there and back. */
  readonly sweeps: number;
  /** Of changing places, in each round before rows are chosen anew. */
  readonly swapTurns: number;
  readonly rounds: number;
}

function effortFor(lineCount: number): Effort {
  if (lineCount > 4_000) return { sweeps: 4, swapTurns: 1, rounds: 1 };
  if (lineCount > 1_000) return { sweeps: 8, swapTurns: 5, rounds: 2 };
  return { sweeps: 16, swapTurns: 20, rounds: 2 };
}
