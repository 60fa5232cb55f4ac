/** The SVG path of a polyline whose corners are rounded; a corner never takes more than half of a leg. */
import type { Point } from "./geometry.ts";

const round = (value: number) => Math.round(value * 100) / 100;
const at = (point: Point) => `${round(point.x)} ${round(point.y)}`;

/** `radiusPx` is the largest corner radius. Fewer than two points give an empty path. */
export function roundedPolyline(points: readonly Point[], radiusPx = 8): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return "";
  let path = `M${at(first)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner || !after) continue;
    path += `L${at(towards(corner, before, radiusPx))}Q${at(corner)} ${at(towards(corner, after, radiusPx))}`;
  }
  return `${path}L${at(last)}`;
}

/** The point on the leg from `corner` to `end`, at the radius or half the leg. */
function towards(corner: Point, end: Point, radiusPx: number): Point {
  const length = Math.hypot(end.x - corner.x, end.y - corner.y);
  if (length === 0) return corner;
  const reach = Math.min(radiusPx, length / 2) / length;
  return { x: corner.x + (end.x - corner.x) * reach, y: corner.y + (end.y - corner.y) * reach };
}
