/** What of a map moves and what stands, as far as it is in view. */
import { type Point, type Rect, touches, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { MapPart } from "#lib/drawing/draw-map.ts";
import type { Left } from "./still-pictures.ts";

/** A part without what moves. */
export const without = ({ cards, edges, cardOf }: MapPart, left: Left): MapPart => ({
  cards: left.cards.size === 0 ? cards : cards.filter(({ id }) => !left.cards.has(id)),
  edges: left.edges.size === 0 ? edges : edges.filter(({ id }) => !left.edges.has(id)),
  cardOf,
});

/** The card of an id, if it lies there. */
export const cardsIn =
  ({ cards }: Scene, seen: Rect) =>
  (id: string) => {
    const card = cards.get(id);
    return card && touches(card.box, seen) ? card : undefined;
  };

/** What was left out of the pictures, as far as it is in view. */
export function moving({ cards, edges }: Scene, left: Left, seen: Rect) {
  return {
    cards: [...left.cards].flatMap((id) => cards.get(id) ?? []).filter(({ box }) => touches(box, seen)),
    edges: [...left.edges]
      .flatMap((id) => edges.get(id) ?? [])
      .filter(({ points }) => mayTouch(points, seen)),
  };
}

function mayTouch(points: readonly Point[], rect: Rect): boolean {
  const around = unionOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  return around !== undefined && touches(around, rect);
}
