/** The API calls behind the members page, and the keys under which their answers are cached. */
import { request } from "#components/api/request.ts";
import type { Role } from "#lib/access/roles.ts";
import type { CreateInvitation, Invitation, InvitationCreated, Member } from "#lib/contracts/workspaces.ts";

export const membersKey = (workspaceId: string) => ["members", workspaceId] as const;
export const invitationsKey = (workspaceId: string) => ["invitations", workspaceId] as const;

const pathOf = (workspaceId: string) => `/workspaces/${workspaceId}`;

export const fetchMembers = async (workspaceId: string, signal: AbortSignal): Promise<Member[]> =>
  (await request<{ items: Member[] }>(`${pathOf(workspaceId)}/members`, { signal })).items;

export const fetchInvitations = async (workspaceId: string, signal: AbortSignal): Promise<Invitation[]> =>
  (await request<{ items: Invitation[] }>(`${pathOf(workspaceId)}/invitations`, { signal })).items;

export const changeRole = (workspaceId: string, userId: string, role: Role) =>
  request<void>(`${pathOf(workspaceId)}/members/${userId}`, { method: "PATCH", body: { role } });

export const removeMember = (workspaceId: string, userId: string) =>
  request<void>(`${pathOf(workspaceId)}/members/${userId}`, { method: "DELETE" });

export const createInvitation = (workspaceId: string, body: CreateInvitation) =>
  request<InvitationCreated>(`${pathOf(workspaceId)}/invitations`, { method: "POST", body });

export const revokeInvitation = (workspaceId: string, id: string) =>
  request<void>(`${pathOf(workspaceId)}/invitations/${id}`, { method: "DELETE" });
