/** Changes the server will never take: what happened, a way to copy them, and the way to let them go. */
"use client";

import { ClipboardCopy, Trash2 } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { BoardConnection } from "#lib/sync/board-connection.ts";
import { useSyncState } from "./board-session.tsx";
import { copyText } from "./copy-text.ts";
import { countChanges } from "./state-line-words.ts";

export interface RefusedEditsPanelProps {
  refused: BoardConnection["refused"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function RefusedEditsPanel({ refused, isOpen, onOpenChange }: RefusedEditsPanelProps) {
  const state = useSyncState();
  const count = useSyncExternalStore(
    refused.subscribe,
    () => refused.count,
    () => 0,
  );
  const [isSure, setIsSure] = useState(false);
  const reason = state.kind === "refused" ? state.reason : "The server did not take them.";

  async function handleCopy() {
    const isCopied = await copyText(refused.copy());
    if (isCopied) toast.success("Copied. Paste it into a file or a message.");
    else toast.error("The browser didn't allow copying. Allow it for this page and try again.");
  }
  async function handleDiscard() {
    if (!isSure) return setIsSure(true);
    await refused.discard();
    onOpenChange(false);
    setIsSure(false);
  }

  return (
    <Dialog
      isOpen={isOpen && count > 0}
      onOpenChange={onOpenChange}
      title={`${countChanges(count)} could not be added`}
      description={`${reason} ${
        refused.keptIn === "device"
          ? "They are kept on this device until you discard them."
          : "They are kept only while this tab is open."
      }`}
      footer={
        <>
          <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => void handleDiscard()}>
            {isSure ? "Discard them for good" : "Discard"}
          </Button>
          <Button variant="primary" icon={<ClipboardCopy aria-hidden />} onClick={() => void handleCopy()}>
            Copy
          </Button>
        </>
      }
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
        tabIndex={0}
        className="max-h-60 overflow-auto rounded-r3 bg-sunken p-3 text-11 text-ink-2"
      >
        {isOpen ? refused.copy() : ""}
      </pre>
    </Dialog>
  );
}
