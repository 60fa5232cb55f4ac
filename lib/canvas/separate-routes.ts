/**
 * Moves routes that run on the same line apart, so that parallel edges can be told from each other. Edges of one
 * look that share an end stay together like a bus. First and last legs keep their ports. O(n²) within a line's
 * overlapping stretch, otherwise O(n log n).
 */
import { byCodeUnits } from "#lib/board/shared-string.ts";
import type { EdgeLook } from "./edge-look.ts";
import type { Point, Rect } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";

export interface PlainRoute {
  id: string;
  look: EdgeLook;
  sourceId: string;
  targetId: string;
  points: readonly Point[];
}

const spacingPx = 7;
const touchPx = 4;
const clearancePx = 4;
const widestCorridorPx = 60;

interface Leg {
  route: PlainRoute;
  /** Index of its first point. */
  index: number;
  vertical: boolean;
  /** Legs on one line may have to be moved apart. */
  line: string;
  at: number;
  low: number;
  high: number;
  /** Where its neighbours lie: legs are laid out in this order, which spares crossings. */
  pull: number;
  /** Where it was moved to. */
  placedAt: number;
}

/** Keeps routes apart from one change to the next: only the lines that a change touches are laid out anew. */
export interface RouteSeparator {
  /** A new route, or the same one whose surroundings changed. */
  put(route: PlainRoute): void;
  delete(id: string): void;
  /**
   * The routes that came out different since the last time, moved apart. Stops after the line on which `mostLegs` is
   * reached: that and the routes with a leg on a line left over come with the next time.
   */
  settle(obstacles: Obstacles, mostLegs: number): Map<string, Point[]>;
  /** Whether a line is left to be laid out. */
  readonly isUnsettled: boolean;
}

export function createRouteSeparator(): RouteSeparator {
  const legsOf = new Map<string, readonly Leg[]>();
  const lines = new Map<string, Set<Leg>>();
  const dirtyLines = new Set<string>();
  const dirtyRoutes = new Map<string, PlainRoute>();

  function take(id: string): void {
    for (const leg of legsOf.get(id) ?? []) {
      const line = lines.get(leg.line);
      line?.delete(leg);
      if (line?.size === 0) lines.delete(leg.line);
      dirtyLines.add(leg.line);
    }
    legsOf.delete(id);
    dirtyRoutes.delete(id);
  }

  return {
    put(route) {
      take(route.id);
      const legs = innerLegs(route);
      legsOf.set(route.id, legs);
      dirtyRoutes.set(route.id, route);
      for (const leg of legs) {
        const line = lines.get(leg.line);
        if (line) line.add(leg);
        else lines.set(leg.line, new Set([leg]));
        dirtyLines.add(leg.line);
      }
    },
    delete: take,
    get isUnsettled() {
      return dirtyLines.size > 0;
    },
    settle(obstacles, mostLegs) {
      let left = mostLegs;
      for (const key of dirtyLines) {
        if (left <= 0) break;
        dirtyLines.delete(key);
        const line = lines.get(key);
        if (!line) continue;
        left -= line.size;
        for (const route of spreadLine(line, obstacles)) dirtyRoutes.set(route.id, route);
      }
      const settled = new Map<string, Point[]>();
      for (const [id, route] of dirtyRoutes) {
        const legs = legsOf.get(id) ?? [];
        if (legs.some((leg) => dirtyLines.has(leg.line))) continue;
        dirtyRoutes.delete(id);
        settled.set(id, movedPoints(route, legs));
      }
      return settled;
    },
  };
}

function movedPoints(route: PlainRoute, legs: readonly Leg[]): Point[] {
  const points = route.points.map((point) => ({ ...point }));
  for (const { index, vertical, placedAt } of legs) {
    for (const point of [points[index], points[index + 1]]) if (point) point[vertical ? "x" : "y"] = placedAt;
  }
  return points;
}

/** Every leg but the first and the last. */
function innerLegs(route: PlainRoute): Leg[] {
  const legs: Leg[] = [];
  for (let index = 1; index + 2 < route.points.length; index++) {
    const [before, from, to, after] = route.points.slice(index - 1, index + 3);
    if (!before || !from || !to || !after) continue;
    const vertical = from.x === to.x;
    const [axis, across] = vertical ? (["x", "y"] as const) : (["y", "x"] as const);
    legs.push({
      route,
      index,
      vertical,
      line: `${axis}${Math.round(from[axis])}`,
      at: from[axis],
      low: Math.min(from[across], to[across]),
      high: Math.max(from[across], to[across]),
      pull: before[axis] + after[axis],
      placedAt: from[axis],
    });
  }
  return legs;
}

/** Lays out one line; gives the routes of legs that came to lie elsewhere. */
function spreadLine(line: Iterable<Leg>, obstacles: Obstacles): PlainRoute[] {
  const legs = [...line];
  const before = legs.map((leg) => leg.placedAt);
  for (const leg of legs) leg.placedAt = leg.at;
  for (const cluster of clustersOf(legs)) spread(cluster, obstacles);
  return legs.filter((leg, i) => leg.placedAt !== before[i]).map((leg) => leg.route);
}

/** Legs whose stretches overlap, directly or through others; clusters of one are left out. */
function clustersOf(legs: Leg[]): Leg[][] {
  const ordered = legs.toSorted((a, b) => a.low - b.low || byRoute(a, b));
  const clusters: Leg[][] = [];
  let cluster: Leg[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const leg of ordered) {
    if (leg.low > reach + touchPx && cluster.length > 0) {
      clusters.push(cluster);
      cluster = [];
    }
    cluster.push(leg);
    reach = Math.max(reach, leg.high);
  }
  clusters.push(cluster);
  return clusters.filter((each) => each.length > 1);
}

const byRoute = (a: Leg, b: Leg): number => byCodeUnits(a.route.id, b.route.id) || a.index - b.index;

function spread(cluster: readonly Leg[], obstacles: Obstacles): void {
  const tracks = tracksOf(cluster);
  const last = Math.max(...tracks.values());
  if (last === 0) return;
  const corridor = corridorAround(cluster, obstacles);
  const spacing = Math.min(spacingPx, (corridor.high - corridor.low) / last);
  const [first] = cluster;
  if (!first) return;
  const start = Math.min(
    Math.max(first.at - (last * spacing) / 2, corridor.low),
    corridor.high - last * spacing,
  );
  for (const [leg, track] of tracks) leg.placedAt = start + track * spacing;
}

/** Side by side in the order of their pull; only legs that overlap take different tracks. */
function tracksOf(cluster: readonly Leg[]): Map<Leg, number> {
  const ordered = cluster.toSorted((a, b) => a.pull - b.pull || byRoute(a, b));
  const tracks: number[] = [];
  for (const [i, leg] of ordered.entries()) {
    let track = 0;
    for (let k = 0; k < i; k++) {
      const other = ordered[k];
      const taken = tracks[k] ?? 0;
      if (!other || taken < track - 1) continue;
      if (leg.low > other.high + touchPx || other.low > leg.high + touchPx) continue;
      track = Math.max(track, isBus(leg.route, other.route) ? taken : taken + 1);
    }
    tracks.push(track);
  }
  return new Map(ordered.map((leg, i) => [leg, tracks[i] ?? 0]));
}

const isBus = (a: PlainRoute, b: PlainRoute): boolean =>
  a === b || (a.look === b.look && (a.sourceId === b.sourceId) !== (a.targetId === b.targetId));

/** The free strip on both sides of the cluster's line. */
function corridorAround(cluster: readonly Leg[], obstacles: Obstacles): { low: number; high: number } {
  const [first] = cluster;
  if (!first) return { low: 0, high: 0 };
  const from = Math.min(...cluster.map((leg) => leg.low));
  const to = Math.max(...cluster.map((leg) => leg.high));
  const strip: Rect = first.vertical
    ? { x: first.at - widestCorridorPx, y: from, w: 2 * widestCorridorPx, h: to - from }
    : { x: from, y: first.at - widestCorridorPx, w: to - from, h: 2 * widestCorridorPx };
  let [low, high] = [first.at - widestCorridorPx, first.at + widestCorridorPx];
  obstacles.visit(strip, (_, box) => {
    const [start, end] = first.vertical ? [box.x, box.x + box.w] : [box.y, box.y + box.h];
    if (end <= first.at) low = Math.max(low, end + clearancePx);
    else if (start >= first.at) high = Math.min(high, start - clearancePx);
  });
  return { low: Math.min(low, first.at), high: Math.max(high, first.at) };
}
