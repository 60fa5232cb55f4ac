/** Whether this person may draw here and now, and if not, the sentence that says why. */
import { useEffect } from "react";
import { useBoardSession, useCanEdit, useSyncState } from "#components/board/board-session.tsx";
import { refusalWords } from "#components/board/refusal-words.ts";
import { useWidthClass } from "#components/board/use-width-class.ts";
import { useCanvas } from "./canvas-context.tsx";

export function useEditRights(): { isPhone: boolean } {
  const { ui, session } = useCanvas();
  const { connection, lockedForRound } = useBoardSession();
  const mayEdit = useCanEdit();
  const state = useSyncState();
  const isPhone = useWidthClass() === "phone";
  const canEdit = mayEdit && !isPhone;
  const facts = { isPhone: mayEdit && isPhone, state: connection && state, lockedForRound };
  const refusal = canEdit ? "" : refusalWords(facts);

  useEffect(() => {
    ui.set({ canEdit, refusal });
    if (!canEdit && typeof session.view.get().tool === "object") session.view.set({ tool: "select" });
  }, [ui, session, canEdit, refusal]);
  return { isPhone };
}
