/** What a comment asked for on the map is pinned to, and where its field opens. */
import { anchoredElement } from "#lib/board/anchored-element.ts";
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
  { board, cards, edges }: Pick<Scene, "board" | "cards" | "edges">,
): CommentPlace | undefined {
  const element = id === undefined ? undefined : anchoredElement(board, id);
  if (id === undefined || !element)
    return at && { anchor: { type: "POINT", x: Math.round(at.x), y: Math.round(at.y) }, at };
  const box = cards.get(id)?.box;
  const place = at ?? (box ? { x: box.x + box.w, y: box.y } : edges.get(id)?.points[0]);
  return place && { anchor: { type: element.type, id }, at: place };
}
