/** The edge near a point of the board. */
import { clamp, type Point } from "./geometry.ts";
import type { EdgeScene, Scene } from "./scene.ts";

/** The nearest whose line passes within `reach` px; of equally near ones the one drawn on top. O(edges). */
export function edgeAt(scene: Pick<Scene, "edges">, point: Point, reach: number): EdgeScene | undefined {
  let nearest: EdgeScene | undefined;
  let least = reach;
  for (const edge of scene.edges.values()) {
    const distance = distanceTo(edge.points, point, least);
    if (distance > least) continue;
    least = distance;
    nearest = edge;
  }
  return nearest;
}

function distanceTo(points: readonly Point[], { x, y }: Point, reach: number): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    if (x < Math.min(a.x, b.x) - reach || x > Math.max(a.x, b.x) + reach) continue;
    if (y < Math.min(a.y, b.y) - reach || y > Math.max(a.y, b.y) + reach) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const length = dx * dx + dy * dy;
    const part = length === 0 ? 0 : clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1);
    least = Math.min(least, Math.hypot(x - a.x - part * dx, y - a.y - part * dy));
  }
  return least;
}
