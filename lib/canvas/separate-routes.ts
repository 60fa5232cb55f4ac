/**
 * Moves routes that run on the same line apart, so that parallel edges can be told from each other. Edges of one
 * look that share an end stay together like a bus. First and last legs keep their ports. O(n²) within a line's
 * overlapping stretch, otherwise O(n log n).
 */
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
  at: number;
  low: number;
  high: number;
  /** Where its neighbours lie: legs are laid out in this order, which spares crossings. */
  pull: number;
}

export function separateRoutes(routes: readonly PlainRoute[], obstacles: Obstacles): Map<string, Point[]> {
  const moved = new Map(routes.map((route) => [route.id, route.points.map((point) => ({ ...point }))]));
  for (const cluster of clustersOf(routes.flatMap(innerLegs))) spread(cluster, moved, obstacles);
  return moved;
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
      at: from[axis],
      low: Math.min(from[across], to[across]),
      high: Math.max(from[across], to[across]),
      pull: before[axis] + after[axis],
    });
  }
  return legs;
}

/** Legs on the same line whose stretches overlap, directly or through others; clusters of one are left out. */
function clustersOf(legs: readonly Leg[]): Leg[][] {
  const lines = new Map<string, Leg[]>();
  for (const leg of legs) {
    const key = `${leg.vertical ? "x" : "y"}${Math.round(leg.at)}`;
    const line = lines.get(key);
    if (line) line.push(leg);
    else lines.set(key, [leg]);
  }
  const clusters: Leg[][] = [];
  for (const line of lines.values()) {
    line.sort((a, b) => a.low - b.low);
    let cluster: Leg[] = [];
    let reach = Number.NEGATIVE_INFINITY;
    for (const leg of line) {
      if (leg.low > reach + touchPx && cluster.length > 0) {
        clusters.push(cluster);
        cluster = [];
      }
      cluster.push(leg);
      reach = Math.max(reach, leg.high);
    }
    clusters.push(cluster);
  }
  return clusters.filter((cluster) => cluster.length > 1);
}

function spread(cluster: Leg[], moved: Map<string, Point[]>, obstacles: Obstacles): void {
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
  for (const [leg, track] of tracks) {
    const points = moved.get(leg.route.id);
    const axis = leg.vertical ? "x" : "y";
    for (const point of [points?.[leg.index], points?.[leg.index + 1]]) {
      if (point) point[axis] = start + track * spacing;
    }
  }
}

/** Side by side in the order of their pull; only legs that overlap take different tracks. */
function tracksOf(cluster: readonly Leg[]): Map<Leg, number> {
  const ordered = [...cluster].sort((a, b) => a.pull - b.pull || (a.route.id < b.route.id ? -1 : 1));
  const tracks = new Map<Leg, number>();
  for (const leg of ordered) {
    let track = 0;
    for (const [other, taken] of tracks) {
      if (leg.low > other.high + touchPx || other.low > leg.high + touchPx) continue;
      track = Math.max(track, isBus(leg.route, other.route) ? taken : taken + 1);
    }
    tracks.set(leg, track);
  }
  return tracks;
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
  for (const id of obstacles.within(strip)) {
    const box = obstacles.boxes.get(id);
    if (!box) continue;
    const [start, end] = first.vertical ? [box.x, box.x + box.w] : [box.y, box.y + box.h];
    if (end <= first.at) low = Math.max(low, end + clearancePx);
    else if (start >= first.at) high = Math.min(high, start - clearancePx);
  }
  return { low: Math.min(low, first.at), high: Math.max(high, first.at) };
}
