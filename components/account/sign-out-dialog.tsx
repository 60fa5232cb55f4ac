"use client";
/** Signs out at once, unless this device holds changes that the server doesn't have: then it asks first. */
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import { countUnsavedLocally, type UnsavedLocally } from "#lib/sync/forget-local-boards.ts";
import { signOutHere } from "./sign-out.ts";

export interface SignOutDialogProps {
  userId: string;
  onClose: () => void;
}

const nothing: UnsavedLocally = { boards: 0, changes: 0 };

export function SignOutDialog({ userId, onClose }: SignOutDialogProps) {
  const [unsaved, setUnsaved] = useState<UnsavedLocally | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  async function leave() {
    setIsLeaving(true);
    try {
      await signOutHere(userId);
    } catch {
      // next-auth throws when the network is gone: the session and the boards on this device still stand.
      toast.error("You are still signed in: the server can't be reached. Try again.");
      onClose();
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the person chose to sign out
  useEffect(() => {
    let isGone = false;
    // A browser that can't tell what it keeps (private windows) keeps nothing to lose.
    countUnsavedLocally(userId)
      .catch(() => nothing)
      .then((counted) => {
        if (isGone) return;
        if (counted.changes === 0) void leave();
        else setUnsaved(counted);
      });
    return () => {
      isGone = true;
    };
  }, []);

  if (!unsaved) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`${countOf(unsaved.changes, "change is", "changes are")} only on this device`}
      description={`On ${countOf(unsaved.boards, "board", "boards")}. Signing out removes your boards from this device, and with them what the server doesn't have. Open the boards while online to send it.`}
      footer={
        <>
          <Button onClick={onClose}>Stay signed in</Button>
          <Button variant="danger" isBusy={isLeaving} onClick={leave}>
            Sign out and lose them
          </Button>
        </>
      }
    />
  );
}

const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
