/** Where cards stand while a command works: the boxes of one lane, and a free one near a wished place. */

import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { boardDoc, type StoredMap } from "#lib/board/board-doc.ts";
import {
  cardHeight,
  cardWidth,
  columnPitch,
  freeBox,
  laneMargin,
  type Point,
} from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import { boundBox, readPlace } from "#lib/board/read-layout.ts";
import type { CommandContext } from "./command-context.ts";

/** Left edge of the first column. */
const firstColumn = 8;
export const standardSize = { w: cardWidth, h: cardHeight } as const;

/** The stored box of a card, if it has one that can be read. */
export function boxOf({ stored }: CommandContext, id: string): Box | undefined {
  const { entry } = readPlace(id, stored.layout.get(id));
  return entry?.kind === "box" ? entry.box : undefined;
}

export function boxesOfLane(
  context: CommandContext,
  laneId: string,
  except: ReadonlySet<string> = new Set(),
): Box[] {
  const boxes: Box[] = [];
  context.stored.nodes.forEach((node, id) => {
    if (!(node instanceof Y.Map) || node.get("laneId") !== laneId || except.has(id)) return;
    const box = boxOf(context, id);
    if (box !== undefined) boxes.push(box);
  });
  return boxes;
}

/** A free box in a lane: near the wished place, else behind the last card. */
export function placeIn(
  taken: readonly Box[],
  wish: { at?: Point | undefined; w?: number | undefined; h?: number | undefined },
): Box {
  const size = { w: wish.w ?? standardSize.w, h: wish.h ?? standardSize.h };
  const behind =
    taken.length === 0 ? firstColumn : Math.max(...taken.map(({ x, w }) => x + w)) + columnPitch - cardWidth;
  return freeBox(taken, wish.at ?? { x: behind, y: laneMargin }, size);
}

/** Writes a box in whole pixels and within bounds, if it differs from the stored one. */
export function writeBox(context: CommandContext, id: string, box: Box): void {
  const { layout }: { layout: StoredMap } = boardDoc(context.doc);
  const next = boundBox({
    x: Math.round(box.x),
    y: Math.round(box.y),
    w: Math.round(box.w),
    h: Math.round(box.h),
  });
  if (!equalityDeep(layout.get(id), next)) layout.set(id, next);
}

/** Whether every number of a wished place can be used. */
export const isPlace = (numbers: readonly (number | undefined)[]): boolean =>
  numbers.every((number) => number === undefined || Number.isFinite(number));
