/** What the board's menu opens about snapshots: taking one, and the list of all. */
"use client";

import { SnapshotList } from "./snapshot-list.tsx";
import { TakeSnapshotDialog } from "./take-snapshot-dialog.tsx";
import { useRestoreToasts } from "./use-restore-toasts.ts";

export type SnapshotDialog = "take" | "list";

export interface SnapshotDialogsProps {
  dialog: SnapshotDialog | null;
  onChange: (dialog: SnapshotDialog | null) => void;
}

export function SnapshotDialogs({ dialog, onChange }: SnapshotDialogsProps) {
  useRestoreToasts();
  return (
    <>
      <TakeSnapshotDialog
        isOpen={dialog === "take"}
        onOpenChange={(isOpen) => onChange(isOpen ? "take" : null)}
        onShowAll={() => onChange("list")}
      />
      <SnapshotList
        isOpen={dialog === "list"}
        onOpenChange={(isOpen) => onChange(isOpen ? "list" : null)}
        onTake={() => onChange("take")}
      />
    </>
  );
}
