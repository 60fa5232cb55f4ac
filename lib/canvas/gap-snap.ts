/** Where a dragged group stands as far from its neighbours as they do from each other or from theirs. */
import type { Rect } from "./geometry.ts";
import type { Guide } from "./snap-guides.ts";

export interface GapSnap {
  /** By how much the group moves along the axis. */
  readonly delta: number;
  /** A line in each of the equal gaps, for the group at its new place. */
  guides(moved: Rect): Guide[];
}

type Axis = "x" | "y";
interface Neighbour {
  readonly box: Rect;
  readonly start: number;
  readonly end: number;
}

/**
 * Of the places between two neighbours, and behind or before one at the distance it keeps from the next, the one
 * nearest to where the group is, within reach. Neighbours lie in line with the group. O(n log n).
 */
export function gapSnap(
  axis: Axis,
  group: Rect,
  standing: readonly Rect[],
  reachPx: number,
): GapSnap | undefined {
  const [size, across, breadth] = axis === "x" ? (["w", "y", "h"] as const) : (["h", "x", "w"] as const);
  const inLine = standing
    .filter(
      (box) => box[across] < group[across] + group[breadth] && group[across] < box[across] + box[breadth],
    )
    .map((box): Neighbour => ({ box, start: box[axis], end: box[axis] + box[size] }))
    .sort((a, b) => a.start - b.start);
  const middle = group[axis] + group[size] / 2;
  const before = inLine.filter(({ start, end }) => (start + end) / 2 < middle);
  const after = inLine.filter(({ start, end }) => (start + end) / 2 >= middle);
  const [first, second] = [before.at(-1), before.at(-2)];
  const [next, overNext] = [after[0], after[1]];
  const places: { at: number; gaps: (at: number) => [number, number][] }[] = [];
  const end = (at: number) => at + group[size];
  if (first && next && next.start - first.end > group[size])
    places.push({
      at: (first.end + next.start - group[size]) / 2,
      gaps: (at) => [
        [first.end, at],
        [end(at), next.start],
      ],
    });
  if (first && second && first.start > second.end)
    places.push({
      at: first.end + (first.start - second.end),
      gaps: (at) => [
        [second.end, first.start],
        [first.end, at],
      ],
    });
  if (next && overNext && overNext.start > next.end)
    places.push({
      at: next.start - (overNext.start - next.end) - group[size],
      gaps: (at) => [
        [end(at), next.start],
        [next.end, overNext.start],
      ],
    });
  const [nearest] = places
    .map((place) => ({ ...place, delta: place.at - group[axis] }))
    .filter(({ delta }) => Math.abs(delta) <= reachPx)
    .sort((a, b) => Math.abs(a.delta) - Math.abs(b.delta));
  if (!nearest) return undefined;
  return {
    delta: nearest.delta,
    guides: (moved) =>
      nearest.gaps(moved[axis]).map(([from, to]) => ({
        axis: axis === "x" ? "y" : "x",
        at: moved[across] + moved[breadth] / 2,
        from,
        to,
      })),
  };
}
