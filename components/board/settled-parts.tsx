"use client";
/** The parts of a board's screen that come after the view itself (`later.tsx`); those that ask the ledger bring its cache. */
import type { ReactNode } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { Inspector, type InspectorProps } from "#components/inspector/inspector.tsx";
import { SnapshotDialogs, type SnapshotDialogsProps } from "#components/snapshots/snapshot-dialogs.tsx";
import { CommandPalette, type CommandPaletteProps } from "./command-palette.tsx";
import type { LaterPart } from "./later.tsx";
import { useNotices } from "./use-notices.ts";

export { CommentsButton } from "#components/comments/comments-button.tsx";
export { GapsButton } from "#components/gaps/gaps-button.tsx";
export { Pictures } from "#components/picture/pictures.tsx";
export { BoardMenu } from "./board-menu.tsx";
export { Finder } from "./finder.tsx";
export { MorePeople } from "./more-people.tsx";
export { RefusedEditsPanel } from "./refused-edits-panel.tsx";
export { SharePopover } from "./share-popover.tsx";

export function SettledInspector(props: InspectorProps) {
  return (
    <QueryProvider>
      <Inspector {...props} />
    </QueryProvider>
  );
}

export function SettledPalette(props: CommandPaletteProps & LaterPart) {
  return (
    <QueryProvider>
      <CommandPalette {...props} />
    </QueryProvider>
  );
}

export function SettledSnapshots(props: SnapshotDialogsProps) {
  return (
    <QueryProvider>
      <Noticing>
        <SnapshotDialogs {...props} />
      </Noticing>
    </QueryProvider>
  );
}

function Noticing({ children }: { children: ReactNode }) {
  useNotices();
  return children;
}
