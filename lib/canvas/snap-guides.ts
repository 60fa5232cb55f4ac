/**
 * Where a dragged group comes to rest: on the edges and centres of the cards in view, else as far from its neighbours
 * as they are from theirs, else on the board's pitch.
 * Gives the corrected offset and the guide lines to draw. O(cards in view).
 */
import { gapSnap } from "./gap-snap.ts";
import { type Rect, unionOf } from "./geometry.ts";

export interface Guide {
  axis: "x" | "y";
  /** Where the line stands on its axis. */
  at: number;
  /** The stretch of the line, from the dragged card to the one it aligns with. */
  from: number;
  to: number;
}

export interface SnapRequest {
  /** The dragged cards at the place the pointer asks for. */
  moving: readonly Rect[];
  /** The cards that stay, in view. */
  standing: readonly Rect[];
  /** How near a line must be to catch, in px at 100 %: smaller when zoomed in. */
  reachPx: number;
  /** The column and row pitch to fall back to, with the place of the first column and of the lane's first row. */
  pitch: { x: number; y: number; originX: number; originY: number };
}

export interface Snap {
  dx: number;
  dy: number;
  guides: Guide[];
}

export function snapGuides({ moving, standing, reachPx, pitch }: SnapRequest): Snap {
  const group = unionOf(moving);
  if (!group) return { dx: 0, dy: 0, guides: [] };
  const x = nearestLine("x", group, standing, reachPx);
  const y = nearestLine("y", group, standing, reachPx);
  const gapX = x ? undefined : gapSnap("x", group, standing, reachPx);
  const gapY = y ? undefined : gapSnap("y", group, standing, reachPx);
  const dx = x?.delta ?? gapX?.delta ?? pitchDelta(group.x, pitch.originX, pitch.x, reachPx);
  const dy = y?.delta ?? gapY?.delta ?? pitchDelta(group.y, pitch.originY, pitch.y, reachPx);
  const moved = { ...group, x: group.x + dx, y: group.y + dy };
  const guides: Guide[] = [];
  if (x) guides.push(guideFor("x", x, moved));
  if (y) guides.push(guideFor("y", y, moved));
  guides.push(...(gapX?.guides(moved) ?? []), ...(gapY?.guides(moved) ?? []));
  return { dx, dy, guides };
}

interface Hit {
  delta: number;
  at: number;
  other: Rect;
}

/** The lines of a card across an axis: its start, centre and end. */
const lineOf = (rect: Rect, axis: "x" | "y", i: number): number =>
  axis === "x" ? rect.x + (rect.w * i) / 2 : rect.y + (rect.h * i) / 2;

/** Same line of both cards only (left with left, centre with centre): cards of one size then snap once, not thrice. */
function nearestLine(
  axis: "x" | "y",
  group: Rect,
  standing: readonly Rect[],
  reachPx: number,
): Hit | undefined {
  let best: (Hit & { distance: number; far: number }) | undefined;
  const across = axis === "x" ? "y" : "x";
  for (const other of standing) {
    for (let i = 0; i < 3; i++) {
      const at = lineOf(other, axis, i);
      const delta = at - lineOf(group, axis, i);
      const distance = Math.abs(delta);
      if (distance > reachPx) continue;
      const far = Math.abs(other[across] - group[across]);
      if (best && (best.distance < distance || (best.distance === distance && best.far <= far))) continue;
      best = { delta, at, other, distance, far };
    }
  }
  return best;
}

function pitchDelta(value: number, origin: number, step: number, reachPx: number): number {
  const nearest = origin + Math.round((value - origin) / step) * step;
  return Math.abs(nearest - value) <= reachPx ? nearest - value : 0;
}

function guideFor(axis: "x" | "y", hit: Hit, moved: Rect): Guide {
  const [start, size]: ["x" | "y", "w" | "h"] = axis === "x" ? ["y", "h"] : ["x", "w"];
  return {
    axis,
    at: hit.at,
    from: Math.min(moved[start], hit.other[start]),
    to: Math.max(moved[start] + moved[size], hit.other[start] + hit.other[size]),
  };
}
