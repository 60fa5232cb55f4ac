/** What a comment asked for on the map is pinned to, and where its field opens. */
import type { Point } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { ThreadAnchor } from "#lib/contracts/threads.ts";
import type { CommentWish } from "./canvas-ui.ts";

export interface CommentPlace {
  anchor: ThreadAnchor;
  /** On the board. */
  at: Point;
}

/** Undefined when nothing was chosen that a comment could be about. */
export function commentPlace(
  { id, at }: CommentWish,
  { cards, edges }: Pick<Scene, "cards" | "edges">,
): CommentPlace | undefined {
  const box = id === undefined ? undefined : cards.get(id)?.box;
  if (id !== undefined && box)
    return { anchor: { type: "NODE", id }, at: at ?? { x: box.x + box.w, y: box.y } };
  const start = id === undefined ? undefined : edges.get(id)?.points[0];
  if (id !== undefined && start) return { anchor: { type: "EDGE", id }, at: at ?? start };
  return at && { anchor: { type: "POINT", x: Math.round(at.x), y: Math.round(at.y) }, at };
}
