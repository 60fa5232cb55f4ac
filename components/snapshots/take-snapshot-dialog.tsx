/** Keeps the present state of the board under a name, for ever. */
"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.tsx";
import { takeSnapshot } from "./snapshots-api.ts";

export interface TakeSnapshotDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onShowAll: () => void;
}

export function TakeSnapshotDialog({ isOpen, onOpenChange, onShowAll }: TakeSnapshotDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Take a snapshot"
      description="Keeps the board as it is now under a name. It never changes, and can be looked at and restored."
    >
      <TakeForm
        onTaken={(label) => {
          onOpenChange(false);
          toast.success(`Kept “${label}”`, { action: { label: "All snapshots", onClick: onShowAll } });
        }}
      />
    </Dialog>
  );
}

function TakeForm({ onTaken }: { onTaken: (label: string) => void }) {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  const { kind } = useSyncState();
  const [label, setLabel] = useState("");
  const [error, setError] = useState<string>();
  const take = useMutation({
    mutationFn: (name: string) => takeSnapshot(boardId, name),
    onSuccess: ({ label: name }) => onTaken(name),
    onError: (cause) => setError(messageOf(cause)),
    onSettled: () => client.invalidateQueries({ queryKey: snapshotsKey(boardId) }),
  });
  const isBehind = kind === "offline" || kind === "unsaved" || kind === "saving";

  function handleSubmit() {
    const name = label.trim();
    if (name === "") return setError("Name the snapshot.");
    take.mutate(name);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        handleSubmit();
      }}
    >
      <TextField
        label="Name"
        size="lg"
        placeholder="for example: Before the review of 12 October"
        value={label}
        maxLength={200}
        autoFocus
        onChange={(event) => {
          setLabel(event.target.value);
          setError(undefined);
        }}
        {...(error ? { error } : {})}
        {...(isBehind
          ? { hint: "Some of your changes are not on the server yet; they will not be in it." }
          : {})}
      />
      <div className="flex justify-end gap-2 pt-5 pb-3.5">
        <DialogClose asChild>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button size="lg" variant="primary" type="submit" isBusy={take.isPending}>
          Take snapshot
        </Button>
      </div>
    </form>
  );
}
