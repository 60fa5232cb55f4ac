"use client";
/** Joins the invitation's workspace with the account that is signed in. */
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import type { Workspace } from "#lib/contracts/workspaces.ts";

export interface AcceptInvitationProps {
  token: string;
  workspaceName: string;
}

export function AcceptInvitation({ token, workspaceName }: AcceptInvitationProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function handleJoin() {
    setIsBusy(true);
    setProblem(null);
    try {
      const path = `/invitations/${encodeURIComponent(token)}/accept`;
      const { workspace } = await request<{ workspace: Workspace }>(path, { method: "POST" });
      window.location.assign(`/workspaces/${workspace.id}/boards`);
    } catch (error) {
      setIsBusy(false);
      setProblem(messageOf(error));
    }
  }

  return (
    <div className="mt-6.5 space-y-4">
      {problem && <FormAlert>{problem}</FormAlert>}
      <Button variant="primary" size="xl" className="w-full" isBusy={isBusy} onClick={handleJoin}>
        Join {workspaceName}
      </Button>
    </div>
  );
}
