/** An open board: bar, view and inspector in the layout the window has room for. */
"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { InspectorProps } from "#components/inspector/inspector.tsx";
import { columnLook, readWidth } from "#components/inspector/inspector-column.ts";
import { PeopleColors } from "#components/inspector/people-colors.tsx";
import type { SnapshotDialog, SnapshotDialogsProps } from "#components/snapshots/snapshot-dialogs.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import type { BoardFacts } from "./board-facts.ts";
import { useBoardSession, useViewState } from "./board-session.tsx";
import { BoardTopBar } from "./board-top-bar.tsx";
import { boardViewOf } from "./board-view.ts";
import { BoardViewContent } from "./board-view-content.tsx";
import type { CommandPaletteProps } from "./command-palette.tsx";
import { type LaterPlaceholder, later } from "./later.tsx";
import type { RefusedEditsPanelProps } from "./refused-edits-panel.tsx";
import type { BoardInfoState } from "./use-board-info.ts";
import { useChord } from "./use-chord.ts";
import { useWidthClass } from "./use-width-class.ts";

/** Wide windows start without it. */
const PhoneFrame = dynamic(
  () => untilLoaded(() => import("./phone-frame.tsx")).then((module) => module.PhoneFrame),
  { ssr: false },
);
const Inspector = later<InspectorProps>({
  load: async () => (await import("./settled-parts.tsx")).SettledInspector,
  placeholder: InspectorSkeleton,
});
const SnapshotDialogs = later<SnapshotDialogsProps>({
  load: async () => (await import("./settled-parts.tsx")).SettledSnapshots,
});
const CommandPalette = later<CommandPaletteProps>({
  load: async () => (await import("./settled-parts.tsx")).SettledPalette,
  placeholder: PaletteKey,
});
const Pictures = later({
  load: async () => (await import("./settled-parts.tsx")).Pictures,
  placeholder: PrintKey,
});
const RefusedEditsPanel = later<RefusedEditsPanelProps>({
  load: async () => (await import("./settled-parts.tsx")).RefusedEditsPanel,
});

export interface BoardWorkspaceProps {
  facts: BoardFacts;
  info: BoardInfoState;
  band: ReactNode;
}

export function BoardWorkspace({ facts, info, band }: BoardWorkspaceProps) {
  const { connection, view } = useBoardSession();
  const width = useWidthClass();
  const search = useSearchParams();
  const shown = boardViewOf(search.get("view"), width === "phone");
  const [dialog, setDialog] = useState<SnapshotDialog | null>(search.has("snapshots") ? "list" : null);
  const [isRefusedOpen, setIsRefusedOpen] = useState(false);
  const isMapOnly = useViewState((values) => values.isMapOnly ?? false) && shown === "map";
  const isInspectorWanted = useViewState((values) => values.inspectorOpen);
  const hasSelection = useViewState((values) => values.selection.size > 0);
  const isPanelShown = useViewState((values) => values.comments !== undefined || values.gaps === true);
  const [isPinned, setIsPinned] = useState(false);

  // Where the inspector takes the view's room it shows itself only for something chosen, or when asked for; in the
  // heatmap the choice opens in its table.
  const hasRoom = width === "desktop" && (shown === "map" || shown === "outline");
  const isChoiceShown = shown === "heatmap" && width !== "phone";
  const hasDetails = hasRoom ? isInspectorWanted : isPinned || (hasSelection && !isChoiceShown);
  const isInspectorOpen = isPanelShown || hasDetails;
  const closeInspector = () => {
    setIsPinned(false);
    if (hasRoom) view.set({ inspectorOpen: false, comments: undefined, gaps: undefined });
    else view.set({ selection: new Set(), comments: undefined, gaps: undefined });
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
      <CommandPalette
        onTakeSnapshot={() => setDialog("take")}
        onShowSnapshots={() => setDialog("list")}
        onToggleInspector={isInspectorOpen ? closeInspector : openInspector}
      />
      <Pictures />
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
          band={band}
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
        {!isMapOnly && (
          <BoardTopBar
            view={shown}
            width={width}
            storage={facts.storage}
            info={info}
            isInspectorOpen={isInspectorOpen}
            onToggleInspector={isInspectorOpen ? closeInspector : openInspector}
            onShowRefused={() => setIsRefusedOpen(true)}
            onTakeSnapshot={() => setDialog("take")}
            onShowSnapshots={() => setDialog("list")}
          />
        )}
        {band}
        <div className="relative flex min-h-0 flex-1">
          <main id="content" className="relative min-w-0 flex-1 overflow-hidden">
            {content}
          </main>
          {!isMapOnly && inspector}
        </div>
        {overlays}
      </div>
    </PeopleColors>
  );
}

/** Remembers that the palette was asked for before it had come. */
function PaletteKey({ onPress }: LaterPlaceholder) {
  useChord("k", onPress);
  return null;
}

/** The same for printing: before that part has come the browser would print the interface. */
function PrintKey({ onPress }: LaterPlaceholder) {
  useChord("p", onPress);
  return null;
}

/** The column keeps its place while what fills it is on the way. */
function InspectorSkeleton({ width }: InspectorProps) {
  return (
    <aside aria-label="Details" {...columnLook(width, readWidth())}>
      <div className="flex flex-col gap-3 p-4" aria-busy="true">
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-5/6" />
        <Skeleton className="mt-4 h-16 w-full" />
        <Skeleton className="h-16 w-full" />
      </div>
    </aside>
  );
}
