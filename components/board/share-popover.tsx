/** Letting others in: the board's address for members, and an invitation link for everybody else. */
"use client";

import { Check, Copy, Link2, UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.tsx";
import { can, type InvitableRole } from "#lib/access/roles.ts";
import type { InvitationCreated } from "#lib/contracts/workspaces.ts";
import { useBoardSession } from "./board-session.tsx";
import { copyText } from "./copy-text.ts";
import type { LaterPart } from "./later.tsx";

const roleOptions: { value: InvitableRole; label: string; help: string }[] = [
  { value: "EDITOR", label: "Editor", help: "Can draw and change everything" },
  { value: "COMMENTER", label: "Commenter", help: "Can look and comment" },
  { value: "VIEWER", label: "Viewer", help: "Can look" },
];

export function SharePopover({ isOpenAtFirst }: LaterPart) {
  const { boardId, workspaceId, workspaceName, role } = useBoardSession();
  const canInvite = can(role, "members.manage");
  return (
    <Popover defaultOpen={isOpenAtFirst}>
      <PopoverTrigger>
        <Button variant="primary">Share</Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 p-0!" aria-label="Share this board">
        <div className="p-3.5">
          <h2 className="mb-1 flex items-center gap-1.5 font-semibold text-13">
            <Link2 size={14} aria-hidden />
            For members of {workspaceName}
          </h2>
          <p className="mb-2.5 text-12 text-ink-2">
            Everybody in the workspace can open this board by its address.
          </p>
          <CopyButton
            label="Copy the board's address"
            text={() => `${location.origin}/boards/${boardId}/map`}
          />
        </div>
        {canInvite ? (
          <Invite workspaceId={workspaceId} />
        ) : (
          <p className="border-line border-t p-3.5 text-12 text-ink-2">
            An owner of the workspace can invite people who are not members yet.
          </p>
        )}
      </PopoverContent>
    </Popover>
  );
}

function Invite({ workspaceId }: { workspaceId: string }) {
  const [role, setRole] = useState<InvitableRole>("EDITOR");
  const [invitation, setInvitation] = useState<InvitationCreated>();
  const [isBusy, setIsBusy] = useState(false);

  async function handleCreate() {
    setIsBusy(true);
    try {
      const created = await request<InvitationCreated>(`/workspaces/${workspaceId}/invitations`, {
        method: "POST",
        body: { role },
      });
      setInvitation(created);
    } catch (error) {
      toast.error(messageOf(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <div className="border-line border-t p-3.5">
      <h2 className="mb-1 flex items-center gap-1.5 font-semibold text-13">
        <UserPlus size={14} aria-hidden />
        For somebody new
      </h2>
      {invitation ? (
        <>
          <p className="mb-2 text-12 text-ink-2">
            Whoever opens this link within 7 days joins the workspace as{" "}
            {roleOptions.find((option) => option.value === invitation.role)?.label.toLowerCase()}.
          </p>
          <input
            readOnly
            aria-label="Invitation link"
            value={invitation.url}
            onFocus={(event) => event.currentTarget.select()}
            className="mb-2 h-7 w-full rounded-r2 border border-line-2 bg-sunken px-2 text-12 text-ink-2"
          />
          <CopyButton label="Copy the invitation link" text={() => invitation.url} />
        </>
      ) : (
        <>
          <p className="mb-2 text-12 text-ink-2">A link to send them: it lets them join the workspace.</p>
          <div className="flex items-end gap-2">
            <Select
              label="They join as"
              isLabelHidden
              value={role}
              options={roleOptions}
              onChange={setRole}
              className="flex-1"
            />
            <Button onClick={() => void handleCreate()} isBusy={isBusy}>
              Make a link
            </Button>
          </div>
        </>
      )}
      <Link
        href={`/workspaces/${workspaceId}/members`}
        className="mt-2.5 inline-block font-medium text-12 text-accent-text hover:underline"
      >
        Members and links
      </Link>
    </div>
  );
}

function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [isCopied, setIsCopied] = useState(false);
  async function handleCopy() {
    const done = await copyText(text());
    setIsCopied(done);
    if (!done) toast.error("The browser didn't allow copying. Select the text and copy it by hand.");
  }
  return (
    <Button
      onClick={() => void handleCopy()}
      icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      className="w-full"
    >
      <span aria-live="polite">{isCopied ? "Copied" : label}</span>
    </Button>
  );
}
