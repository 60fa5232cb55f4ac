/** A group of cards on its way, as far as it may go. */
import { type Point, type Rect, unionOf } from "./geometry.ts";

/** The offset, kept so that no card leaves the board on the left or top. */
export function keepOnBoard(moving: readonly Rect[], offset: Point): Point {
  const group = unionOf(moving);
  if (!group) return offset;
  return { x: Math.max(offset.x, -group.x), y: Math.max(offset.y, -group.y) };
}
