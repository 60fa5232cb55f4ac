/** The heights of stacks and lines while a part is ordered: lanes one below the other, all in rows. */
import type { Cell, Stack, Stacks } from "./stack.ts";
import { createLineField } from "./straight-lines.ts";

export interface RowField {
  readonly cells: readonly Cell[];
  readonly stacks: readonly Stack[];
  /** Rows that a lane has. */
  rowsOf(lane: number): number;
  /** Height of a stack's first row on the whole part. */
  topOf(stack: Stack): number;
  /** Moves a stack and the ends of its lines. */
  setRow(stack: Stack, row: number): void;
  /** Weighted crossings of the lines of one stack, or of two together. */
  crossingsOf(stack: Stack, second?: Stack): number;
  total(): number;
}

export function createRowField({ all, lines, cells }: Stacks): RowField {
  const rows = laneRows(all, cells);
  const tops: number[] = [];
  let top = 0;
  for (let lane = 0; lane < rows.length; lane += 1) {
    tops[lane] = top;
    top += rows[lane] ?? 1;
  }
  const field = createLineField(lines);
  let lastMark = 0;

  const topOf = (stack: Stack): number => (tops[stack.lane] ?? 0) + stack.row;
  const follow = (stack: Stack): void => {
    const top = topOf(stack);
    for (const { line, isLeft, offset } of stack.ends) {
      if (line === undefined) continue;
      if (isLeft) line.leftY = top + offset;
      else line.rightY = top + offset;
    }
  };
  const countOnce = (stack: Stack, mark: number): number => {
    let sum = 0;
    for (const { line } of stack.ends) {
      if (line === undefined || line.mark === mark) continue;
      sum += field.crossingsOf(line, mark);
      line.mark = mark;
    }
    return sum;
  };
  for (const stack of all) follow(stack);
  return {
    cells,
    stacks: all,
    rowsOf: (lane) => rows[lane] ?? 1,
    topOf,
    setRow(stack, row) {
      stack.row = row;
      follow(stack);
    },
    crossingsOf(stack, second) {
      lastMark += 1;
      return countOnce(stack, lastMark) + (second === undefined ? 0 : countOnce(second, lastMark));
    },
    total: field.total,
  };
}

/** As many as the fullest cell of the lane needs, and one where there is none. */
function laneRows(stacks: readonly Stack[], cells: readonly Cell[]): number[] {
  const rows: number[] = [];
  const need = (lane: number, count: number): void => {
    rows[lane] = Math.max(rows[lane] ?? 1, Math.ceil(count));
  };
  for (const { lane, stacks: own } of cells) need(lane, rowsIn(own));
  for (const { lane, row, rows: own, isPinned } of stacks) if (isPinned) need(lane, row + own);
  return rows;
}

export const rowsIn = (stacks: readonly Stack[]): number => stacks.reduce((sum, { rows }) => sum + rows, 0);
