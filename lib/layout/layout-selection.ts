/**
 * "Tidy up" for some cards: they are arranged among themselves and stand where they began, as far left and in each
 * lane as high as they were; further down where cards that stay would be covered. Tidying twice changes nothing.
 */
import { rowPitch } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import { layoutBoard } from "./layout-board.ts";
import type { LayoutCard, LayoutInput } from "./layout-input.ts";

/** Kept from cards that stay, in px. */
const marginPx = 8;

/** @returns boxes of the cards with these ids and of what lies in them; pinned ones keep theirs */
export function layoutSelection(input: LayoutInput, ids: ReadonlySet<string>): ReadonlyMap<string, Box> {
  const chosen = withMembers(input.cards, ids);
  const moving = input.cards.filter(({ id, isPinned }) => chosen.has(id) && !isPinned);
  const staying = input.cards.filter((card) => !moving.includes(card));
  const groups = new Set(moving.flatMap(({ parentId }) => parentId ?? []));
  const inTheWay = staying.filter(({ id }) => !groups.has(id));
  const { boxes } = layoutBoard({ ...input, cards: moving });
  const left = leftOf(moving.map(({ box }) => box)) - leftOf([...boxes.values()]);
  const placed = new Map<string, Box>();
  for (const laneId of input.laneIds) {
    const cards = moving.filter((card) => card.laneId === laneId);
    const fresh = cards.flatMap(({ id }) => boxes.get(id) ?? []);
    const shift = { x: left, y: topOf(cards.map(({ box }) => box)) - topOf(fresh) };
    const others = inTheWay.filter((card) => card.laneId === laneId).map(({ box }) => box);
    while (fresh.some((box) => others.some((other) => isNear(moved(box, shift), other)))) shift.y += rowPitch;
    for (const { id } of cards) {
      const box = boxes.get(id);
      if (box !== undefined) placed.set(id, moved(box, shift));
    }
  }
  return placed;
}

/** The chosen cards with all that lies in chosen groups. */
function withMembers(cards: readonly LayoutCard[], ids: ReadonlySet<string>): Set<string> {
  const chosen = new Set(ids);
  for (let size = -1; size !== chosen.size; ) {
    size = chosen.size;
    for (const { id, parentId } of cards) if (chosen.has(parentId ?? "")) chosen.add(id);
  }
  return chosen;
}

const leftOf = (boxes: readonly Box[]): number =>
  boxes.reduce((least, { x }) => Math.min(least, x), Infinity);
const topOf = (boxes: readonly Box[]): number => boxes.reduce((least, { y }) => Math.min(least, y), Infinity);
const moved = (box: Box, { x, y }: { x: number; y: number }): Box => ({ ...box, x: box.x + x, y: box.y + y });

const isNear = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + marginPx &&
  b.x < a.x + a.w + marginPx &&
  a.y < b.y + b.h + marginPx &&
  b.y < a.y + a.h + marginPx;
