/** Crossings of edges drawn as straight lines from the right side of one card to the left side of the other. */
import type { Box } from "#lib/board/model.ts";
import type { LayoutEdge } from "#lib/layout/layout-input.ts";

interface Segment {
  readonly edge: LayoutEdge;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** @param boxes by card id, on the whole board; edges that share a card don't cross */
export function countCrossings(boxes: ReadonlyMap<string, Box>, edges: readonly LayoutEdge[]): number {
  const segments = edges
    .map((edge) => segmentOf(edge, boxes))
    .sort((a, b) => Math.min(a.ax, a.bx) - Math.min(b.ax, b.bx));
  let count = 0;
  segments.forEach((segment, at) => {
    const right = Math.max(segment.ax, segment.bx);
    for (let next = at + 1; next < segments.length; next += 1) {
      const other = segments[next];
      if (other === undefined || Math.min(other.ax, other.bx) > right) break;
      if (doCross(segment, other)) count += 1;
    }
  });
  return count;
}

function segmentOf(edge: LayoutEdge, boxes: ReadonlyMap<string, Box>): Segment {
  const none = { x: 0, y: 0, w: 0, h: 0 };
  const [from, to] = [boxes.get(edge.sourceId) ?? none, boxes.get(edge.targetId) ?? none];
  return { edge, ax: from.x + from.w, ay: from.y + from.h / 2, bx: to.x, by: to.y + to.h / 2 };
}

function doCross(a: Segment, b: Segment): boolean {
  const [p, q] = [a.edge, b.edge];
  if (p.sourceId === q.sourceId || p.targetId === q.targetId) return false;
  if (p.sourceId === q.targetId || p.targetId === q.sourceId) return false;
  return side(a, b.ax, b.ay) * side(a, b.bx, b.by) < 0 && side(b, a.ax, a.ay) * side(b, a.bx, a.by) < 0;
}

/** Which side of the segment's line a point lies on. */
const side = ({ ax, ay, bx, by }: Segment, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
