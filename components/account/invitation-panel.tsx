"use client";
/** Links that let people in: make one for a role, copy it, see which are open, withdraw them. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Panel } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.tsx";
import { invitableRoles } from "#lib/access/roles.ts";
import type { CreateInvitation, Invitation } from "#lib/contracts/workspaces.ts";
import { createInvitation, fetchInvitations, invitationsKey, revokeInvitation } from "./members-api.ts";
import { roleHelp, roleNames } from "./role-words.ts";

export interface InvitationPanelProps {
  workspaceId: string;
  initialInvitations: Invitation[];
}

const roleOptions = invitableRoles.map((role) => ({
  value: role,
  label: roleNames[role],
  help: roleHelp[role],
}));

export function InvitationPanel({ workspaceId, initialInvitations }: InvitationPanelProps) {
  const client = useQueryClient();
  const queryKey = invitationsKey(workspaceId);
  const [role, setRole] = useState<CreateInvitation["role"]>("EDITOR");
  const { data: invitations = [] } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchInvitations(workspaceId, signal),
    initialData: initialInvitations,
  });
  const creation = useMutation({
    mutationFn: () => createInvitation(workspaceId, { role }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const { mutate: revoke } = useMutation({
    mutationFn: (invitation: Invitation) => revokeInvitation(workspaceId, invitation.id),
    onMutate: async (invitation) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Invitation[]>(queryKey);
      client.setQueryData<Invitation[]>(queryKey, (all) => all?.filter((each) => each.id !== invitation.id));
      if (creation.data?.id === invitation.id) creation.reset();
      return before;
    },
    onError: (error, _invitation, before) => {
      client.setQueryData(queryKey, before);
      toast.error(messageOf(error));
    },
    onSuccess: () => {
      toast("The link no longer works");
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  return (
    <Panel>
      <div className="space-y-3 p-4">
        {creation.isError && <FormAlert>{messageOf(creation.error)}</FormAlert>}
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label="They join as"
            size="lg"
            className="w-44"
            value={role}
            options={roleOptions}
            onChange={setRole}
          />
          <Button
            variant="primary"
            size="lg"
            className="pointer-coarse:h-11"
            icon={<Link2 aria-hidden />}
            isBusy={creation.isPending}
            onClick={() => creation.mutate()}
          >
            Create a link
          </Button>
        </div>
        {creation.data && (
          <div>
            <CopyField
              key={creation.data.id}
              label="Invitation link"
              value={creation.data.url}
              copyLabel="Copy the link"
            />
            <p className="mt-1.5 text-12 text-ink-2">
              Whoever has this link can join as {roleNames[creation.data.role].toLowerCase()} for seven days.
              It is shown only now: copy it and send it yourself.
            </p>
          </div>
        )}
      </div>
      {invitations.length > 0 && (
        <ul aria-label="Open invitation links" className="border-line border-t">
          {invitations.map((invitation) => (
            <li
              key={invitation.id}
              className="flex min-h-10 items-center gap-3 border-line border-t px-4 py-1.5 first:border-t-0"
            >
              <Link2 size={15} className="shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="font-medium">{roleNames[invitation.role]}</span>
                <span className="text-12 text-ink-3">
                  {" · "}expires <RelativeTime at={invitation.expiresAt} />
                  {" · "}
                  {usedWords(invitation.useCount)}
                  {invitation.createdBy && ` · made by ${invitation.createdBy.name}`}
                </span>
              </span>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Withdraw the ${roleNames[invitation.role].toLowerCase()} link`}
                onClick={() => revoke(invitation)}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function usedWords(count: number): string {
  if (count === 0) return "not used yet";
  return count === 1 ? "used once" : `used ${count} times`;
}
