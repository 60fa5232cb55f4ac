/** Whether this person may draw here and now, and if not, the sentence that says why. */
import { useEffect } from "react";
import { useBoardSession, useCanEdit, useSyncState } from "#components/board/board-session.tsx";
import { useWidthClass } from "#components/board/use-width-class.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";
import { useCanvas } from "./canvas-context.tsx";

export function useEditRights(): { isPhone: boolean } {
  const { ui, session } = useCanvas();
  const { connection } = useBoardSession();
  const mayEdit = useCanEdit();
  const state = useSyncState();
  const isPhone = useWidthClass() === "phone";
  const canEdit = mayEdit && !isPhone;
  const refusal = canEdit
    ? ""
    : refusalWords({ isSnapshot: !connection, isPhone: mayEdit && isPhone, state });

  useEffect(() => {
    ui.set({ canEdit, refusal });
    if (!canEdit && typeof session.view.get().tool === "object") session.view.set({ tool: "select" });
  }, [ui, session, canEdit, refusal]);
  return { isPhone };
}

interface Facts {
  isSnapshot: boolean;
  isPhone: boolean;
  state: SyncState;
}

export function refusalWords({ isSnapshot, isPhone, state }: Facts): string {
  if (isSnapshot) return "This is a snapshot and stays as it is. Restore it to work on it.";
  if (isPhone) return "The map is for looking on a small screen. Edit in the outline, or on a wider screen.";
  if (state.kind === "closed") return "The connection to this board has ended. Reload the page to go on.";
  if (state.kind !== "read-only") return "You can look at this board, but not change it.";
  switch (state.reason) {
    case "locked":
      return "This board is locked. Ask its owner to unlock it.";
    case "archived":
      return "This board is archived. Take it out of the archive to change it.";
    case "commenter":
      return "You can comment on this board, but not change it. Ask its owner to make you an editor.";
    case "viewer":
      return "You can look at this board, but not change it. Ask its owner to make you an editor.";
  }
}
