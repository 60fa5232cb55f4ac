/** Opens a board for the lifetime of a screen: connection, store, commands, undo and the person's own view. */
"use client";

import { useEffect, useMemo, useState } from "react";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { newIdSource } from "#lib/board/ids.ts";
import { createUndo } from "#lib/board/undo.ts";
import { fetchBoardAccess } from "#lib/sync/access-answer.ts";
import type { BoardConnection } from "#lib/sync/board-connection.ts";
import { openBoardConnection } from "#lib/sync/open-board-connection.ts";
import type { BoardFacts } from "./board-facts.ts";
import type { BoardSession } from "./board-session.tsx";
import { dropEarlyBase, fetchBaseOf } from "./early-base.ts";
import { scheduleFrame } from "./frame-schedule.ts";
import { systemTimers } from "./system-timers.ts";
import { createViewState, type ViewState } from "./view-state.ts";

type LiveParts = Pick<BoardSession, "store" | "commands" | "undo">;

export interface OpenBoard {
  /** Absent only before the first effect. */
  connection?: BoardConnection;
  /** Absent until the document has content. */
  session?: BoardSession;
}

export function useOpenBoard(facts: BoardFacts): OpenBoard {
  const [connection, setConnection] = useState<BoardConnection>();
  const [parts, setParts] = useState<LiveParts>();
  const [view] = useState(() => createViewState());
  const { documentId, readOnly } = facts;
  const userId = facts.me.id;

  useEffect(() => {
    const opened = openBoardConnection({
      timers: systemTimers,
      documentId,
      userId,
      origin: window.location.origin.replace(/^http/, "ws"),
      readOnly,
      // Read-only connections keep nothing, but set aside what an earlier visit left unsaved.
      indexedDB: "indexedDB" in window,
      fetchAccess: () => fetchBoardAccess(documentId),
      fetchBase: fetchBaseOf(documentId),
    });
    void opened.ready.then(dropEarlyBase);
    const live = openParts(opened, setParts);
    const stopPublishing = publishView(view, opened);
    setConnection(opened);
    return () => {
      stopPublishing();
      live.destroy();
      opened.destroy();
      setConnection(undefined);
      setParts(undefined);
    };
  }, [documentId, userId, readOnly, view]);

  const session = useMemo(
    () => (connection && parts ? { ...sessionFacts(facts), connection, view, ...parts } : undefined),
    [facts, connection, view, parts],
  );
  return { ...(connection ? { connection } : {}), ...(session ? { session } : {}) };
}

const sessionFacts = ({
  boardId,
  title,
  workspaceId,
  workspaceName,
  role,
  lockedForRound,
  me,
  memberColors,
  draft,
}: BoardFacts) => ({
  boardId,
  title,
  workspaceId,
  workspaceName,
  role,
  lockedForRound,
  me,
  memberColors,
  ...(draft && { draft }),
});

/** The parts made from the document: anew whenever the connection replaces it (after a refusal). */
function openParts(connection: BoardConnection, onParts: (parts: LiveParts) => void) {
  let isGone = false;
  let parts: LiveParts | undefined;
  const open = (doc: BoardConnection["doc"]) => {
    if (isGone) return;
    parts?.store.destroy();
    parts?.undo.destroy();
    parts = {
      store: createBoardStore(doc, { schedule: scheduleFrame }),
      commands: createCommands(doc, { newId }),
      undo: createUndo(doc),
    };
    onParts(parts);
  };
  void connection.ready.then(() => open(connection.doc));
  const stop = connection.onReplaced(open);
  return {
    destroy() {
      isGone = true;
      stop();
      parts?.store.destroy();
      parts?.undo.destroy();
    },
  };
}

const newId = newIdSource({
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
});

/** The others see what is selected and which field is being typed in. */
function publishView(view: ViewState, connection: BoardConnection): () => void {
  let published = view.get();
  const publish = () => {
    const next = view.get();
    if (next.selection !== published.selection)
      connection.setPresence({ selection: [...next.selection].slice(0, 500) });
    if (next.editing !== published.editing) {
      connection.setPresence(next.editing ? { editing: next.editing } : { editing: undefined });
    }
    published = next;
  };
  return view.subscribe(publish);
}
