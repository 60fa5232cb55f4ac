/**
 * Stacks: what keeps its order within a lane and column. A step carries the exceptions that it raises there, each
 * directly below it; any other card is a stack of its own. Stacks of one lane and column make a cell.
 */
import { type GridCard, type Link, otherCard } from "./grid-card.ts";
import type { StraightLine } from "./straight-lines.ts";

export interface Stack {
  readonly cards: readonly GridCard[];
  readonly lane: number;
  readonly column: number;
  /** Rows of all its cards. */
  readonly rows: number;
  readonly isPinned: boolean;
  readonly ends: End[];
  /** Its first row in the lane. */
  row: number;
}

/** A link as seen from the stack it ends at. */
export interface End {
  readonly other: Stack;
  /** From the first row of the stack to the middle of the card, and the same at the other end. */
  readonly offset: number;
  readonly otherOffset: number;
  readonly weight: number;
  /** Absent where both cards share a column. */
  readonly line: StraightLine | undefined;
  readonly isLeft: boolean;
}

export interface Cell {
  readonly lane: number;
  readonly column: number;
  /** From top to bottom. */
  readonly stacks: Stack[];
}

export interface Stacks {
  readonly all: readonly Stack[];
  readonly lines: readonly StraightLine[];
  /** By column, then lane; without pinned cards, which have a place already. */
  readonly cells: readonly Cell[];
}

export function stacksOf(part: readonly GridCard[]): Stacks {
  const carriers = new Map(part.flatMap((card) => pairOf(card)));
  const all = part.filter((card) => !carriers.has(card)).map((card) => newStack(card, carriers));
  const lines = addEnds(all);
  return { all, lines, cells: cellsOf(all) };
}

/** An exception with the one step that raises it, or a note with the card it is on, where they share lane and column. */
function pairOf(card: GridCard): [GridCard, GridCard][] {
  if (card.card.isPinned || (card.card.kind !== "EXCEPTION" && card.card.kind !== "NOTE")) return [];
  const carriers = card.links
    .filter((link) => isCarrying(link, card))
    .map((link) => otherCard(link, card))
    .filter((other) => other.lane === card.lane && other.column === card.column && canCarry(other));
  const [carrier] = carriers;
  return carrier === undefined ? [] : [[card, carrier]];
}

const isCarrying = ({ form, target }: Link, card: GridCard): boolean =>
  card.card.kind === "NOTE" ? form === "near" : form === "beside" && target === card;

const canCarry = ({ card }: GridCard): boolean =>
  !card.isPinned && card.kind !== "EXCEPTION" && card.kind !== "NOTE";

function newStack(head: GridCard, carriers: ReadonlyMap<GridCard, GridCard>): Stack {
  const carried = head.links
    .map((link) => otherCard(link, head))
    .filter((other, at, all) => carriers.get(other) === head && all.indexOf(other) === at);
  const cards = [head, ...carried];
  return {
    cards,
    lane: head.lane,
    column: head.column,
    rows: cards.reduce((sum, { span }) => sum + span, 0),
    isPinned: head.card.isPinned,
    ends: [],
    row: head.row,
  };
}

/** Where an edge leaves a card, in columns: its right side. */
const rightSide = 0.89;

function addEnds(stacks: readonly Stack[]): StraightLine[] {
  const lines: StraightLine[] = [];
  const placeOf = new Map<GridCard, { stack: Stack; offset: number }>();
  for (const stack of stacks) {
    let row = 0;
    for (const card of stack.cards) {
      placeOf.set(card, { stack, offset: row + (card.span - 1) / 2 });
      row += card.span;
    }
  }
  for (const [card, from] of placeOf) {
    for (const link of card.links) {
      const to = placeOf.get(link.target);
      if (link.source !== card || to === undefined || to.stack === from.stack) continue;
      const line = from.stack.column === to.stack.column ? undefined : newLine(link);
      if (line !== undefined) lines.push(line);
      const isLeft = from.stack.column < to.stack.column;
      const shared = { weight: link.weight, line };
      from.stack.ends.push({
        ...shared,
        other: to.stack,
        offset: from.offset,
        otherOffset: to.offset,
        isLeft,
      });
      const back = { other: from.stack, offset: to.offset, otherOffset: from.offset, isLeft: !isLeft };
      to.stack.ends.push({ ...shared, ...back });
    }
  }
  return lines;
}

function newLine({ source, target, isFlow }: Link): StraightLine {
  const [out, into] = [source.column + rightSide, target.column];
  const strength = isFlow ? 2 : 1;
  return { left: Math.min(out, into), right: Math.max(out, into), leftY: 0, rightY: 0, strength, mark: 0 };
}

function cellsOf(stacks: readonly Stack[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const stack of stacks) {
    if (stack.isPinned) continue;
    const { lane, column } = stack;
    const key = `${column} ${lane}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { lane, column, stacks: [stack] });
    else cell.stacks.push(stack);
  }
  return [...cells.values()].sort((a, b) => a.column - b.column || a.lane - b.lane);
}
