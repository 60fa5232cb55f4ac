"use client";
/** Asks before a board is deleted for good: the one thing here that can't be undone. */
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { BoardCard } from "#lib/contracts/boards.ts";

export interface DeleteBoardDialogProps {
  board: BoardCard | null;
  onClose: () => void;
  onDelete: (board: BoardCard) => void;
}

export function DeleteBoardDialog({ board, onClose, onDelete }: DeleteBoardDialogProps) {
  if (!board) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`Delete “${board.title}” for good?`}
      description="Its map, its snapshots and its history go with it, for everybody. This can't be undone."
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete(board);
              onClose();
            }}
          >
            Delete for good
          </Button>
        </>
      }
    />
  );
}
