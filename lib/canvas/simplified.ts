/** The fewest points that make the same line of horizontal and vertical legs. */
import type { Point } from "./geometry.ts";

/** Without points on a straight line and without doubled points. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, beforeLast] = [kept.at(-1), kept.at(-2)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const onLine =
      last &&
      beforeLast &&
      ((beforeLast.x === last.x && last.x === point.x) || (beforeLast.y === last.y && last.y === point.y));
    if (onLine) kept.pop();
    kept.push(point);
  }
  return kept;
}
