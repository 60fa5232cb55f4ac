/** A board's session over a snapshot: the same store and view, a document of its own, and no connection. */
"use client";

import { useEffect, useState } from "react";
import * as Y from "yjs";
import type { BoardFacts } from "#components/board/board-facts.ts";
import type { BoardSession } from "#components/board/board-session.tsx";
import { createViewState } from "#components/board/view-state.ts";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { encodeContent } from "#lib/board/content.ts";
import { createUndo } from "#lib/board/undo.ts";
import type { SnapshotWithContent } from "#lib/contracts/snapshots.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";

/** Undefined until the content is there. */
export function useSnapshotSession(
  facts: BoardFacts,
  snapshot: Pick<SnapshotWithContent, "content" | "riskScale"> | undefined,
): BoardSession | undefined {
  const [session, setSession] = useState<BoardSession>();
  useEffect(() => {
    if (!snapshot) return;
    const { content, riskScale } = snapshot;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent(content));
    const store = createBoardStore(doc);
    const undo = createUndo(doc);
    const { boardId, title, workspaceId, workspaceName, role, lockedForRound, me, memberColors } = facts;
    setSession({
      boardId,
      title,
      workspaceId,
      workspaceName,
      role,
      lockedForRound,
      me,
      memberColors,
      riskScale: riskScale ?? standardScale,
      store,
      undo,
      // Never called: nothing can be edited without a connection.
      commands: createCommands(doc, { newId: () => "" }),
      view: createViewState(),
    });
    return () => {
      setSession(undefined);
      undo.destroy();
      store.destroy();
      doc.destroy();
    };
  }, [facts, snapshot]);
  return session;
}
