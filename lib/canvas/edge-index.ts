/**
 * Where edges run, for culling and hit tests. Nothing is done until somebody asks; then the lines that changed are
 * taken in a few at a time and the rest is looked through, so that no single question is dear.
 */
import { clamp, inflate, type Point, type Rect, rectBetween, touches } from "./geometry.ts";
import { createRectIndex } from "./rect-index.ts";
import type { EdgeScene } from "./scene.ts";

export interface EdgeIndex {
  /** `changed` holds the edges that came, went or changed since the last time. */
  follow(edges: ReadonlyMap<string, EdgeScene>, changed: Iterable<string>): void;
  within(rect: Rect): string[];
  nearest(point: Point, reach: number): string | undefined;
}

/** Lines taken in with one question. */
const mostAtOnce = 256;

export function createEdgeIndex(): EdgeIndex {
  const index = createRectIndex();
  const stale = new Set<string>();
  let edges: ReadonlyMap<string, EdgeScene> = new Map();
  /** Places in the drawing order, while that stays. */
  let ranks: ReadonlyMap<string, number> | undefined;

  return {
    follow(next, changed) {
      for (const id of changed) {
        stale.add(id);
        if (edges.get(id)?.look !== next.get(id)?.look) ranks = undefined;
      }
      edges = next;
    },
    within(rect) {
      const rank = rankOf();
      const found: { id: string; rank: number }[] = [];
      visit(rect, ({ id, points }) => {
        if (legsTouch(points, rect)) found.push({ id, rank: rank.get(id) ?? 0 });
      });
      return found.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
    },
    nearest(point, reach) {
      const rank = rankOf();
      let nearest: { id: string; distance: number } | undefined;
      visit(inflate({ ...point, w: 0, h: 0 }, reach), ({ id, points }) => {
        const distance = distanceTo(points, point);
        if (distance > (nearest?.distance ?? reach)) return;
        const isUpper = !nearest || (rank.get(id) ?? 0) > (rank.get(nearest.id) ?? 0);
        if (distance < (nearest?.distance ?? Number.POSITIVE_INFINITY) || isUpper) nearest = { id, distance };
      });
      return nearest?.id;
    },
  };

  function visit(rect: Rect, found: (edge: EdgeScene) => void): void {
    takeIn();
    index.visit(rect, (id) => {
      const edge = stale.has(id) ? undefined : edges.get(id);
      if (edge) found(edge);
    });
    for (const id of stale) {
      const edge = edges.get(id);
      if (edge && legsTouch(edge.points, rect)) found(edge);
    }
  }

  function takeIn(): void {
    let left = mostAtOnce;
    for (const id of stale) {
      if (left-- === 0) return;
      const edge = edges.get(id);
      if (edge) index.set(id, legsOf(edge.points));
      else index.delete(id);
      stale.delete(id);
    }
  }

  function rankOf(): ReadonlyMap<string, number> {
    ranks ??= new Map([...edges.keys()].map((id, rank) => [id, rank]));
    return ranks;
  }
}

const legsOf = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((point, i) => rectBetween(points[i] ?? point, point));

function legsTouch(points: readonly Point[], rect: Rect): boolean {
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (from && to && touches(rectBetween(from, to), rect)) return true;
  }
  return false;
}

/** To the nearest point of a line of horizontal and vertical legs. */
function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { x: left, y: top, w, h } of legsOf(points)) {
    least = Math.min(least, Math.hypot(x - clamp(x, left, left + w), y - clamp(y, top, top + h)));
  }
  return least;
}
