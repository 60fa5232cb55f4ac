/** Where cards stand while a command works: the boxes of one lane, read and written. */

import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { boardDoc, type StoredMap } from "#lib/board/board-doc.ts";
import { cardHeight, cardWidth } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import { boundBox, readPlace } from "#lib/board/read-layout.ts";
import type { CommandContext } from "./command-context.ts";

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
