/** "Comment" in the menu of a card or an edge, or "here" in that of the empty map. */
"use client";

import { MessageCircle } from "lucide-react";
import { MenuItem } from "#components/ui/menu.tsx";
import type { Point } from "#lib/canvas/geometry.ts";
import { useCanvas } from "./canvas-context.tsx";

export function CommentItem({ id, point }: { id?: string; point?: Point }) {
  const { session, ui } = useCanvas();
  const begin = () => {
    session.view.set({ tool: "comment" });
    ui.set({ comment: { id, at: point } });
  };
  return (
    // After the menu is gone, or it would take the focus from the field.
    <MenuItem icon={<MessageCircle />} onSelect={() => setTimeout(begin)}>
      {id === undefined ? "Comment here" : "Comment"}
    </MenuItem>
  );
}
