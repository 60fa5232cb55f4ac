/** Commenting from the map, whichever way it is asked for: arms the tool, and opens the field on what was chosen. */
import { commentRefusal } from "#components/comments/comment-refusal.ts";
import { toast } from "#components/ui/toast.tsx";
import type { Point } from "#lib/canvas/geometry.ts";
import type { ThreadAnchor } from "#lib/contracts/threads.ts";
import type { CanvasParts } from "./canvas-actions.ts";

export type Commenting = ReturnType<typeof createCommenting>;

export function createCommenting({ session, ui, scene, viewport }: CanvasParts) {
  const { view } = session;
  const announce = (announcement: string) => ui.set({ announcement });

  /** False, with the reason on screen, for who may only read. */
  function mayComment(): boolean {
    const refusal = commentRefusal(session, session.connection?.state.get());
    if (refusal === undefined) return true;
    toast(refusal, { id: "canvas-refusal" });
    announce(refusal);
    return false;
  }

  function anchorOf(id: string | undefined, point: Point | undefined): ThreadAnchor | undefined {
    const { cards, edges } = scene.get();
    if (id !== undefined && cards.has(id)) return { type: "NODE", id };
    if (id !== undefined && edges.has(id)) return { type: "EDGE", id };
    return point && { type: "POINT", x: Math.round(point.x), y: Math.round(point.y) };
  }

  function placeOf(id: string | undefined): Point | undefined {
    const { cards, edges } = scene.get();
    const box = id === undefined ? undefined : cards.get(id)?.box;
    if (box) return { x: box.x + box.w, y: box.y };
    return id === undefined ? undefined : edges.get(id)?.points[0];
  }

  return {
    arm() {
      if (!mayComment()) return;
      ui.set({ comment: undefined });
      view.set({ tool: "comment" });
      announce("Click what to comment on, or press Enter for the chosen card. Escape cancels.");
    },
    /** On a card or an edge, or else on the point of the board. */
    begin(id: string | undefined, point = placeOf(id)) {
      const anchor = anchorOf(id, point);
      if (!anchor || !point || !mayComment()) return;
      view.set({ tool: "comment" });
      ui.set({ comment: { anchor, at: viewport.toClient(point) } });
    },
    /** The field is put away, and the tool with it. */
    end() {
      ui.set({ comment: undefined });
      view.set({ tool: "select" });
    },
  };
}
