/** Invitation links of a workspace that still work, newest first; the links themselves are known to nobody any more. */
import type { Invitation } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { peopleById } from "./people-by-id.ts";

export async function listInvitations(
  deps: Pick<Context, "prisma" | "clock">,
  principal: Pick<Principal, "userId">,
  workspaceId: string,
): Promise<Invitation[]> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.manage" });
  const invitations = await deps.prisma.invitation.findMany({
    where: { workspaceId, revokedAt: null, expiresAt: { gt: new Date(deps.clock.now()) } },
    orderBy: { createdAt: "desc" },
  });
  const people = await peopleById(
    deps,
    invitations.map((invitation) => invitation.createdById),
  );
  return invitations.map((invitation) => ({
    id: invitation.id,
    role: invitation.role,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    createdBy: people.get(invitation.createdById) ?? null,
    useCount: invitation.useCount,
  }));
}
