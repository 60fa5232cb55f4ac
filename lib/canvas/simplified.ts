/** The fewest points that make the same line of horizontal and vertical legs. */
import type { Point } from "./geometry.ts";

/** Without points on a straight line and without doubled points; a line that ends where it starts keeps its two ends. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, beforeLast] = [kept.at(-1), kept.at(-2)];
    const onLine =
      last &&
      beforeLast &&
      ((beforeLast.x === last.x && last.x === point.x) || (beforeLast.y === last.y && last.y === point.y));
    if (onLine) kept.pop();
    // There and back again leaves the point it came from.
    const from = kept.at(-1);
    if (from?.x !== point.x || from.y !== point.y) kept.push(point);
  }
  const [only] = kept;
  return only && kept.length === 1 ? [only, only] : kept;
}
