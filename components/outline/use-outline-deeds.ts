/** What can be done from a row of the outline: add what comes next, add an exception, delete, take back. */
import { useMemo } from "react";
import { useBoardSession, useCanEdit } from "#components/board/board-session.tsx";
import { titleOrKind } from "#components/board/domain-words.ts";
import { oneStep } from "#components/board/one-step.ts";
import { refusalWords } from "#components/board/refusal-words.ts";
import { report } from "#components/inspector/run-command.ts";
import { toast, undoToast } from "#components/ui/toast.tsx";
import type { Flow } from "#lib/board/model.ts";
import { elementIdOf } from "./outline-row.tsx";
import type { OutlineRow } from "./outline-rows.ts";

export interface OutlineDeeds {
  /** A step after the row: joined to its card, in its lane, or on an empty board in the first lane. Gives its id. */
  addAfter(row: OutlineRow | undefined): string | undefined;
  /** An exception of the row's card. */
  addException(row: OutlineRow | undefined): string | undefined;
  remove(row: OutlineRow): void;
  undo(): void;
  redo(): void;
}

export function useOutlineDeeds(flow: Flow | undefined): OutlineDeeds {
  const session = useBoardSession();
  const canEdit = useCanEdit();
  return useMemo(() => {
    const { store, commands, undo, connection, lockedForRound } = session;
    const mayEdit = () => {
      if (!canEdit)
        toast(refusalWords({ isPhone: false, state: connection?.state.get(), lockedForRound }), {
          id: "outline-refusal",
        });
      return canEdit;
    };
    const laneOf = (row: OutlineRow | undefined) => {
      if (row?.kind === "lane" && row.lane) return row.lane.id;
      const [first] = store.getBoard().lanes.keys();
      return first ?? report(commands.addLane({ name: "Customer", kind: "CUSTOMER" }));
    };
    return {
      addAfter(row) {
        if (!mayEdit()) return undefined;
        if (!row || !("node" in row)) {
          const laneId = laneOf(row);
          return laneId === undefined ? undefined : report(commands.addNode({ kind: "STEP", laneId }));
        }
        const at = row.kind === "journey" && flow ? flow.path.indexOf(row.node.id) : -1;
        let made: { nodeId: string } | undefined;
        oneStep(session, "addAfter", () => {
          made = report(commands.addConnected({ fromId: row.node.id, kind: "STEP", side: "right" }));
          if (made && flow && at >= 0)
            report(commands.setPath(flow.id, flow.path.toSpliced(at + 1, 0, made.nodeId)));
        });
        return made?.nodeId;
      },
      addException(row) {
        if (!row || !("node" in row) || !mayEdit()) return undefined;
        const wish = { fromId: row.node.id, kind: "EXCEPTION", side: "down" } as const;
        return report(commands.addConnected(wish))?.nodeId;
      },
      remove(row) {
        const id = elementIdOf(row);
        if (id === undefined || row.kind === "lane" || row.kind === "flow" || !mayEdit()) return;
        if (!report(commands.remove([id]))) return;
        undoToast({ message: `“${titleOrKind(row.node)}” deleted`, onUndo: () => undo.undo() });
      },
      undo: () => void (mayEdit() && undo.undo()),
      redo: () => void (mayEdit() && undo.redo()),
    };
  }, [session, canEdit, flow]);
}
