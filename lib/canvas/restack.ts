/**
 * Bringing cards forward or sending them back: the fewest keys of order that do it. One step goes past the next card
 * that is covered or covers, so that each shows. Frames lie under all cards, and have a stack of their own.
 */
import { generateNKeysBetween } from "fractional-indexing";
import { ascendingKeys, usualOrder } from "#lib/board/order-keys.ts";
import { byStack, isFrame } from "./card-stack.ts";
import { overlapArea } from "./geometry.ts";
import type { CardScene, Scene } from "./scene.ts";

export type StackMove = "forward" | "backward" | "front" | "back";

export interface Restacking {
  scene: Pick<Scene, "cards" | "obstacles">;
  chosen: ReadonlySet<string>;
  move: StackMove;
}

/** The new keys, by card; empty when they lie there already. O(cards) to front and back, else O(cards of the pile). */
export function restack({ scene, chosen, move }: Restacking): ReadonlyMap<string, string> {
  const isWhole = move === "front" || move === "back";
  const pile = isWhole ? [...scene.cards.values()] : pileAround(scene, chosen);
  const frames = pile.filter(isFrame);
  const cards = pile.filter((card) => !isFrame(card));
  return new Map([frames, cards].flatMap((layer) => keysOf(layer.sort(byStack), chosen, move)));
}

/** The chosen cards, those that overlap them, those that overlap these, and so on. */
function pileAround({ cards, obstacles }: Restacking["scene"], chosen: ReadonlySet<string>): CardScene[] {
  const pile = new Map([...chosen].flatMap((id) => entryOf(cards.get(id))));
  // A map gives what is put in while one goes through it as well.
  for (const card of pile.values()) {
    for (const id of obstacles.within(card.box)) {
      const other = cards.get(id);
      if (other && isFrame(other) === isFrame(card) && isOver(card, other)) pile.set(id, other);
    }
  }
  return [...pile.values()];
}

const entryOf = (card: CardScene | undefined): [string, CardScene][] => (card ? [[card.id, card]] : []);
const isOver = (a: CardScene, b: CardScene): boolean => overlapArea(a.box, b.box) > 0;

/** @param layer from bottom to top */
function keysOf(
  layer: readonly CardScene[],
  chosen: ReadonlySet<string>,
  move: StackMove,
): [string, string][] {
  const isChosen = ({ id }: CardScene) => chosen.has(id);
  const own = layer.filter(isChosen);
  const others = layer.filter((card) => !isChosen(card));
  switch (move) {
    case "front":
      return isTop(layer, own)
        ? []
        : paired(own, generateNKeysBetween(keyOf(others.at(-1)), null, own.length));
    case "back":
      return isTop(layer.toReversed(), own)
        ? []
        : paired(own, generateNKeysBetween(null, keyOf(others[0]), own.length));
    case "forward":
      return stepKeys(layer, oneUp(layer, isChosen), isChosen);
    case "backward":
      return stepKeys(layer, oneUp(layer.toReversed(), isChosen).toReversed(), isChosen);
  }
}

type IsChosen = (card: CardScene) => boolean;

const isTop = (layer: readonly CardScene[], own: readonly CardScene[]): boolean =>
  layer.slice(layer.length - own.length).every((card) => own.includes(card));

function stepKeys(
  layer: readonly CardScene[],
  next: readonly CardScene[],
  isChosen: IsChosen,
): [string, string][] {
  return next.every((card, at) => card === layer[at]) ? [] : newKeys(next, isChosen);
}

/** Keys of the chosen, and of those that have to make way, in this order. */
function newKeys(next: readonly CardScene[], isChosen: IsChosen): [string, string][] {
  const keys = ascendingKeys(next.map((card) => (isChosen(card) ? undefined : keyOf(card))));
  return next.flatMap((card, at): [string, string][] => {
    const key = keys[at];
    return key === undefined || key === keyOf(card) ? [] : [[card.id, key]];
  });
}

const paired = (cards: readonly CardScene[], keys: readonly string[]): [string, string][] =>
  cards.map(({ id }, at) => [id, keys[at] ?? usualOrder]);

const keyOf = (card: CardScene | undefined): string => card?.order ?? usualOrder;

/** Each chosen card past the next other one that it overlaps; the chosen keep their order among themselves. */
function oneUp(layer: readonly CardScene[], isChosen: IsChosen): CardScene[] {
  const next = [...layer];
  for (let at = next.length - 1; at >= 0; at -= 1) {
    const card = next[at];
    if (!card || !isChosen(card)) continue;
    const over = next.findIndex((other, i) => i > at && !isChosen(other) && isOver(card, other));
    if (over === -1) continue;
    next.splice(at, 1);
    next.splice(over, 0, card);
  }
  return next;
}
