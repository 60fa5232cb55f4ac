"use client";
/** Who is in the workspace and as what; an owner changes roles and takes people out. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Panel } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.tsx";
import { type Role, roles } from "#lib/access/roles.ts";
import type { Member } from "#lib/contracts/workspaces.ts";
import { changeRole, fetchMembers, membersKey, removeMember } from "./members-api.ts";
import { roleHelp, roleNames } from "./role-words.ts";

export interface MemberListProps {
  workspaceId: string;
  userId: string;
  mayManage: boolean;
  initialMembers: Member[];
}

export function MemberList({ workspaceId, userId, mayManage, initialMembers }: MemberListProps) {
  const { data: members = [] } = useQuery({
    queryKey: membersKey(workspaceId),
    queryFn: ({ signal }) => fetchMembers(workspaceId, signal),
    initialData: initialMembers,
  });
  const { setRole, remove } = useMemberActions(workspaceId, userId);
  const owners = members.filter((member) => member.role === "OWNER").length;
  return (
    <Panel>
      <ul>
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isSelf={member.userId === userId}
            isLastOwner={member.role === "OWNER" && owners === 1}
            mayManage={mayManage}
            onRole={(role) => setRole({ member, role })}
            onRemove={() => remove(member)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function useMemberActions(workspaceId: string, userId: string) {
  const client = useQueryClient();
  const queryKey = membersKey(workspaceId);

  async function change(update: (members: Member[]) => Member[]): Promise<() => void> {
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData<Member[]>(queryKey);
    client.setQueryData<Member[]>(queryKey, (members) => members && update(members));
    return () => client.setQueryData(queryKey, before);
  }

  const { mutate: setRole } = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      changeRole(workspaceId, member.userId, role),
    onMutate: ({ member, role }) =>
      change((members) => members.map((each) => (each.userId === member.userId ? { ...each, role } : each))),
    onError: (error, { member }, rollBack) => {
      rollBack?.();
      toast.error(`${member.name} stays ${roleNames[member.role].toLowerCase()}. ${messageOf(error)}`);
    },
    onSuccess: (_answer, { member, role }) => {
      // What this person may do here has changed: the page was made for the old role.
      if (member.userId === userId) window.location.reload();
      else toast(`${member.name} is ${roleNames[role].toLowerCase()} now`);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  const { mutate: remove } = useMutation({
    mutationFn: (member: Member) => removeMember(workspaceId, member.userId),
    onMutate: (member) => change((members) => members.filter((each) => each.userId !== member.userId)),
    onError: (error, _member, rollBack) => {
      rollBack?.();
      toast.error(messageOf(error));
    },
    onSuccess: (_answer, member) => {
      if (member.userId === userId) window.location.assign("/");
      else toast(`${member.name} has no access any more`);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });

  return { setRole, remove };
}

interface MemberRowProps {
  member: Member;
  isSelf: boolean;
  isLastOwner: boolean;
  mayManage: boolean;
  onRole: (role: Role) => void;
  onRemove: () => void;
}

const roleOptions = roles.map((role) => ({ value: role, label: roleNames[role], help: roleHelp[role] }));

function MemberRow({ member, isSelf, isLastOwner, mayManage, onRole, onRemove }: MemberRowProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className="flex min-h-[54px] flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-2 first:border-t-0">
      <Avatar name={member.name} color={member.color} size={28} isDecorative />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium text-13">
          {member.name}
          {isSelf && <span className="font-normal text-ink-3"> (you)</span>}
        </p>
        <p className="truncate text-12 text-ink-3">{member.email}</p>
      </div>
      {isAsking ? (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">{isSelf ? "Leave the workspace?" : `Remove ${member.name}?`}</legend>
          <span className="text-12 text-ink-2">
            {isSelf ? "You lose access at once." : "Their access ends at once."}
          </span>
          <Button size="sm" autoFocus onClick={() => setIsAsking(false)}>
            {isSelf ? "Stay" : "Keep"}
          </Button>
          <Button size="sm" variant="danger" onClick={onRemove}>
            {isSelf ? "Leave" : "Remove"}
          </Button>
        </fieldset>
      ) : (
        <>
          <span className="hidden text-12 text-ink-3 sm:inline">
            Joined <RelativeTime at={member.joinedAt} />
          </span>
          {mayManage && !isLastOwner ? (
            <Select
              label={`Role of ${member.name}`}
              isLabelHidden
              appearance="chip"
              className="w-[118px]"
              value={member.role}
              options={roleOptions}
              onChange={onRole}
            />
          ) : (
            <span
              title={
                isLastOwner ? "A workspace needs an owner: make somebody else an owner first" : undefined
              }
              className={`text-12 text-ink-2 ${mayManage ? "sm:w-[118px] sm:pl-[9px]" : ""}`}
            >
              {roleNames[member.role]}
            </span>
          )}
          {(mayManage || isSelf) && !isLastOwner && (
            <Button
              size="sm"
              variant="ghost"
              className="w-16 pointer-coarse:h-9"
              aria-label={isSelf ? "Leave the workspace" : `Remove ${member.name}`}
              onClick={() => setIsAsking(true)}
            >
              {isSelf ? "Leave" : "Remove"}
            </Button>
          )}
          {mayManage && isLastOwner && <span aria-hidden className="w-16" />}
        </>
      )}
    </li>
  );
}
