/** An open board: bar, view and inspector in the layout the window has room for. */
"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Inspector } from "#components/inspector/inspector.tsx";
import { PeopleColors } from "#components/inspector/people-colors.tsx";
import { type SnapshotDialog, SnapshotDialogs } from "#components/snapshots/snapshot-dialogs.tsx";
import type { BoardFacts } from "./board-facts.ts";
import { useBoardSession, useViewState } from "./board-session.tsx";
import { BoardTopBar } from "./board-top-bar.tsx";
import { boardViewOf } from "./board-view.ts";
import { BoardViewContent } from "./board-view-content.tsx";
import { PhoneFrame } from "./phone-frame.tsx";
import { RefusedEditsPanel } from "./refused-edits-panel.tsx";
import { useBoardInfo } from "./use-board-info.ts";
import { useNotices } from "./use-notices.ts";
import { useWidthClass } from "./use-width-class.ts";

export function BoardWorkspace({ facts }: { facts: BoardFacts }) {
  const { connection, view } = useBoardSession();
  const width = useWidthClass();
  const search = useSearchParams();
  const shown = boardViewOf(search.get("view"), width === "phone");
  const info = useBoardInfo(facts);
  const [dialog, setDialog] = useState<SnapshotDialog | null>(search.has("snapshots") ? "list" : null);
  const [isRefusedOpen, setIsRefusedOpen] = useState(false);
  const isInspectorWanted = useViewState((values) => values.inspectorOpen);
  const hasSelection = useViewState((values) => values.selection.size > 0);
  const [isPinned, setIsPinned] = useState(false);
  useNotices();

  // Where the inspector lies over the canvas it shows itself only for something chosen, or when asked for.
  const isInspectorOpen = width === "desktop" ? isInspectorWanted : hasSelection || isPinned;
  const closeInspector = () => {
    setIsPinned(false);
    if (width === "desktop") view.set({ inspectorOpen: false });
    else view.set({ selection: new Set() });
  };
  const openInspector = () => {
    setIsPinned(true);
    view.set({ inspectorOpen: true });
  };

  const content = <BoardViewContent view={shown} width={width} />;
  const inspector = isInspectorOpen && <Inspector width={width} onClose={closeInspector} />;
  const overlays = (
    <>
      <SnapshotDialogs dialog={dialog} onChange={setDialog} />
      {connection && (
        <RefusedEditsPanel
          refused={connection.refused}
          isOpen={isRefusedOpen}
          onOpenChange={setIsRefusedOpen}
        />
      )}
    </>
  );

  if (width === "phone") {
    return (
      <PeopleColors>
        <PhoneFrame
          view={shown}
          storage={facts.storage}
          onShowRefused={() => setIsRefusedOpen(true)}
          onShowSnapshots={() => setDialog("list")}
        >
          {content}
          {inspector}
          {overlays}
        </PhoneFrame>
      </PeopleColors>
    );
  }
  return (
    <PeopleColors>
      <div className="flex h-full flex-col bg-app">
        <BoardTopBar
          view={shown}
          width={width}
          storage={facts.storage}
          isArchived={info.isArchived}
          isInspectorOpen={isInspectorOpen}
          onToggleInspector={isInspectorOpen ? closeInspector : openInspector}
          onShowRefused={() => setIsRefusedOpen(true)}
          onTakeSnapshot={() => setDialog("take")}
          onShowSnapshots={() => setDialog("list")}
        />
        <div className="relative flex min-h-0 flex-1">
          <main id="content" className="relative min-w-0 flex-1 overflow-hidden">
            {content}
          </main>
          {inspector}
        </div>
        {overlays}
      </div>
    </PeopleColors>
  );
}
