/** The SVG path of a polyline whose corners are rounded; a corner never takes more than half of a leg. */
import type { Point } from "./geometry.ts";

const round = (value: number) => Math.round(value * 100) / 100;
const at = (point: Point) => `${round(point.x)} ${round(point.y)}`;
const usualRadiusPx = 8;

/** `radiusPx` is the largest corner radius. Fewer than two points give an empty path. */
export function roundedPolyline(points: readonly Point[], radiusPx = usualRadiusPx): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return "";
  let path = `M${at(first)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner || !after) continue;
    const [start, end] = [towards(corner, before, radiusPx), towards(corner, after, radiusPx)];
    path += `L${at(start)}Q${at(corner)} ${at(end)}`;
  }
  return `${path}L${at(last)}`;
}

/** Where a rounding begins: the point on the leg from `corner` to `end`, at the radius or half the leg. */
export function towards(corner: Point, end: Point, radiusPx = usualRadiusPx): Point {
  const length = Math.hypot(end.x - corner.x, end.y - corner.y);
  if (length === 0) return corner;
  const reach = Math.min(radiusPx, length / 2) / length;
  return { x: corner.x + (end.x - corner.x) * reach, y: corner.y + (end.y - corner.y) * reach };
}
