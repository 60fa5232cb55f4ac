/** Whether this person may draw here and now, and if not, the sentence that says why. */
import { useEffect } from "react";
import { useBoardSession, useCanEdit, useSyncState } from "#components/board/board-session.tsx";
import { useWidthClass } from "#components/board/use-width-class.ts";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import { useCanvas } from "./canvas-context.tsx";

export function useEditRights(): { isPhone: boolean } {
  const { ui, session } = useCanvas();
  const { connection, lockedForRound } = useBoardSession();
  const mayEdit = useCanEdit();
  const state = useSyncState();
  const isPhone = useWidthClass() === "phone";
  const canEdit = mayEdit && !isPhone;
  const isTooSmall = mayEdit && isPhone;
  const known = connection && state;

  useEffect(() => {
    ui.set({ canEdit });
    if (canEdit) return;
    if (typeof session.view.get().tool === "object") session.view.set({ tool: "select" });
    let isWanted = true;
    // The words come when somebody may not edit: most can.
    void untilLoaded(() => import("#components/board/refusal-words.ts")).then(({ refusalWords }) => {
      if (isWanted) ui.set({ refusal: refusalWords({ isPhone: isTooSmall, state: known, lockedForRound }) });
    });
    return () => {
      isWanted = false;
    };
  }, [ui, session, canEdit, isTooSmall, known, lockedForRound]);
  return { isPhone };
}
