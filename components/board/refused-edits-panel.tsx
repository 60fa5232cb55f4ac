/** Changes the server will never take: what happened, a way to copy them, and the way to let them go. */
"use client";

import { ClipboardCopy, GitPullRequestDraft, Trash2 } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { proposeChange } from "#components/changes/changes-api.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import type { BoardConnection } from "#lib/sync/board-connection.ts";
import { handOver } from "#lib/sync/hand-over.ts";
import { useBoardSession, useSyncState } from "./board-session.tsx";
import { draftPath } from "./board-view.ts";
import { copyText } from "./copy-text.ts";
import { countChanges } from "./state-line-words.ts";
import { systemTimers } from "./system-timers.ts";

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
  const propose = useProposeThem(refused);
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
          <Button
            variant={propose ? "default" : "primary"}
            icon={<ClipboardCopy aria-hidden />}
            onClick={() => void handleCopy()}
          >
            Copy
          </Button>
          {propose && (
            <Button
              variant="primary"
              icon={<GitPullRequestDraft aria-hidden />}
              isBusy={propose.isBusy}
              onClick={() => void propose.run()}
            >
              Propose as a change
            </Button>
          )}
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

/** A new draft of the board with these changes in it; undefined where none can be made of them. */
function useProposeThem(refused: BoardConnection["refused"]) {
  const { boardId, role, draft, me } = useBoardSession();
  const state = useSyncState();
  const [isBusy, setIsBusy] = useState(false);
  const isKept = state.kind === "refused" && state.keptIn === "device";
  if (!isKept || draft || !can(role, "change.propose")) return undefined;

  async function run() {
    setIsBusy(true);
    try {
      const body = { title: "Changes that came too late", reason: "", source: "STAKEHOLDER" } as const;
      const { id, draftDocumentId } = await proposeChange(boardId, body);
      const place = { userId: me.id, documentId: draftDocumentId, factory: indexedDB, timers: systemTimers };
      const content = refused.content();
      if (content) await handOver({ ...content, ...place });
      await refused.discard();
      window.location.assign(draftPath(boardId, { changeId: id }));
    } catch (error) {
      toast.error(messageOf(error));
    } finally {
      setIsBusy(false);
    }
  }
  return { run, isBusy };
}
