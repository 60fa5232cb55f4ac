/** Asks before a board is brought back to a snapshot, and says what happens then. */
"use client";

import { useMutation } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { absoluteTime } from "#components/ui/relative-time-text.ts";
import { toast } from "#components/ui/toast.tsx";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { restoreSnapshot } from "./snapshots-api.ts";

export interface RestoreDialogProps {
  boardId: string;
  snapshot: SnapshotInfo;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function RestoreDialog({ boardId, snapshot, isOpen, onOpenChange }: RestoreDialogProps) {
  const router = useRouter();
  const restore = useMutation({
    mutationFn: () => restoreSnapshot(boardId, snapshot.id),
    onSuccess: ({ safetySnapshotId }) => {
      router.push(`/boards/${boardId}/map`);
      toast.success(`The board is back at “${snapshot.label}”`, {
        duration: 12_000,
        action: {
          label: "See what was there",
          onClick: () => router.push(`/boards/${boardId}/snapshots/${safetySnapshotId}`),
        },
      });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Restore “${snapshot.label}”?`}
      footer={
        <>
          <Button size="lg" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button
            size="lg"
            variant="primary"
            icon={<History aria-hidden />}
            isBusy={restore.isPending}
            onClick={() => restore.mutate()}
          >
            Restore
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2">
        <li>
          The board goes back to {absoluteTime(new Date(snapshot.createdAt))}: its content and its layout.
        </li>
        <li>Everybody who has it open sees it happen and can go on working.</li>
        <li>What is on the board now is kept as a snapshot first, so you can come back to it.</li>
      </ul>
    </Dialog>
  );
}
