/**
 * Columns and rows in px: a column is as wide as its widest card, a row of a lane as high as its highest one, and
 * the space between two columns has room for the edges that turn there and the words on them.
 */
import {
  cardHeight,
  cardWidth,
  columnPitch,
  firstColumn,
  laneMargin,
  rowPitch,
} from "#lib/board/free-place.ts";
import type { GridCard, Link } from "./grid-card.ts";

const columnGapPx = columnPitch - cardWidth;
const rowGapPx = rowPitch - cardHeight;
/** Edges that fit side by side in the standard gap, what each more takes, and the most that are given room. */
const standardTracks = 2;
const trackPx = 7;
const mostTracks = 12;
const labelMarginPx = 22;
const mostLabelPx = 130;

export interface GridMeasures {
  columnLeft(column: number): number;
  columnWidth(column: number): number;
  /** Also for rows below those that cards stand in. */
  rowTop(lane: number, row: number): number;
  rowHeight(lane: number, row: number): number;
}

export function measureGrid(grid: readonly GridCard[]): GridMeasures {
  const free = grid.filter(({ card }) => !card.isPinned);
  const widths: number[] = [];
  const heights: number[][] = [];
  for (const { card, column, lane, row, span } of free) {
    widths[column] = Math.max(widths[column] ?? cardWidth, card.box.w);
    if (span > 1) continue;
    const rows = heights[lane] ?? [];
    heights[lane] = rows;
    rows[row] = Math.max(rows[row] ?? cardHeight, card.box.h);
  }
  const gaps = gapsOf(free);
  const lefts = [firstColumn];
  for (let column = 0; column < widths.length; column += 1) {
    const right = (lefts[column] ?? 0) + (widths[column] ?? cardWidth);
    lefts.push(right + (gaps.get(column) ?? columnGapPx));
  }
  const tops = heights.map((rows) => {
    const own = [laneMargin];
    for (let row = 0; row < rows.length; row += 1)
      own.push((own[row] ?? 0) + (rows[row] ?? cardHeight) + rowGapPx);
    return own;
  });
  return {
    columnLeft: (column) => lefts[column] ?? firstColumn,
    columnWidth: (column) => widths[column] ?? cardWidth,
    rowTop: (lane, row) => {
      const own = tops[lane] ?? [laneMargin];
      return own[row] ?? (own.at(-1) ?? laneMargin) + (row - own.length + 1) * rowPitch;
    },
    rowHeight: (lane, row) => heights[lane]?.[row] ?? cardHeight,
  };
}

/** Width of the space to the right of each column that needs more than the standard. */
function gapsOf(grid: readonly GridCard[]): Map<number, number> {
  const turns = new Map<number, [from: number, to: number][]>();
  const gaps = new Map<number, number>();
  const widen = (column: number, px: number): void => {
    gaps.set(column, Math.max(gaps.get(column) ?? columnGapPx, px));
  };
  for (const card of grid) {
    for (const link of card.links) {
      if (link.source !== card || link.target.card.isPinned) continue;
      const run = runOf(link);
      if (run === undefined) continue;
      const { column, from, to } = run;
      if (from !== to) turns.set(column, [...(turns.get(column) ?? []), [from, to]]);
      else if (link.labelPx > 0) widen(column, Math.min(link.labelPx + labelMarginPx, mostLabelPx));
    }
  }
  for (const [column, runs] of turns) {
    const extra = Math.min(deepest(runs), mostTracks) - standardTracks;
    if (extra > 0) widen(column, columnGapPx + extra * trackPx);
  }
  return gaps;
}

/** Lanes one below the other, for comparing heights only. */
const laneStride = 1_000;
const heightOf = ({ lane, row, span }: GridCard): number => lane * laneStride + row + (span - 1) / 2;

/** Where an edge turns: in the space beside the column that its left end is in. */
function runOf({ source, target }: Link): { column: number; from: number; to: number } | undefined {
  if (source.column === target.column) return undefined;
  const [a, b] = [heightOf(source), heightOf(target)];
  const column = Math.min(source.column, target.column);
  return { column, from: Math.min(a, b), to: Math.max(a, b) };
}

/** How many runs lie side by side at most. */
function deepest(runs: readonly [number, number][]): number {
  const ends = runs.flatMap(([from, to]) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ]);
  ends.sort((a, b) => a.at - b.at || a.step - b.step);
  let [depth, most] = [0, 0];
  for (const { step } of ends) {
    depth += step;
    most = Math.max(most, depth);
  }
  return most;
}
