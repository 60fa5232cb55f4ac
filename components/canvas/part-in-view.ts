/**
 * What of a map has to be drawn when a part of it is seen. With most of it in view that is all of it: looking for the
 * part costs more than it saves.
 */
import { inflate, type Rect } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";

/** Words stand out over an edge. */
export const wordsPx = 240;

/** @param margin drawn this far beyond what is seen, px of the board */
export function partInView(scene: Scene, seen: Rect, margin: number) {
  const { cards, edges, obstacles, bounds, edgesWithin } = scene;
  if (bounds && shareInside(bounds, seen) > mostOfIt) return { cards: listed(cards), edges: listed(edges) };
  return {
    cards: obstacles.within(inflate(seen, margin)).flatMap((id) => cards.get(id) ?? []),
    edges: edgesWithin(inflate(seen, Math.max(margin, wordsPx))).flatMap((id) => edges.get(id) ?? []),
  };
}

const mostOfIt = 0.6;

function shareInside(inner: Rect, outer: Rect): number {
  const w = Math.min(inner.x + inner.w, outer.x + outer.w) - Math.max(inner.x, outer.x);
  const h = Math.min(inner.y + inner.h, outer.y + outer.h) - Math.max(inner.y, outer.y);
  return (Math.max(0, w) * Math.max(0, h)) / (inner.w * inner.h || 1);
}

/** The same list while the map is the same, so that what is drawn from it can be kept. */
const lists = new WeakMap<object, readonly unknown[]>();

function listed<T>(map: ReadonlyMap<string, T>): readonly T[] {
  const known = lists.get(map) as readonly T[] | undefined;
  const list = known ?? [...map.values()];
  lists.set(map, list);
  return list;
}
