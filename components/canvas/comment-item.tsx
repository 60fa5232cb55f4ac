/** "Comment" in the menu of a card, an edge, a lane or a flow, or "here" in that of the empty map. */
"use client";

import { MessageCircle } from "lucide-react";
import { MenuItem } from "#components/ui/menu.tsx";
import type { Point } from "#lib/canvas/geometry.ts";
import { useCanvas } from "./canvas-context.tsx";

/** @param at where the menu was asked for, in the window */
export function CommentItem({ id, at }: { id?: string; at?: Point }) {
  const { session, ui, viewport } = useCanvas();
  const begin = () => {
    session.view.set({ tool: "comment" });
    ui.set({ comment: { id, at: at && viewport.toBoard(at) } });
  };
  return (
    // After the menu is gone, or it would take the focus from the field.
    <MenuItem icon={<MessageCircle />} onSelect={() => setTimeout(begin)}>
      {id === undefined ? "Comment here" : "Comment"}
    </MenuItem>
  );
}
