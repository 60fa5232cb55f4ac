/** Who belongs to a workspace, in the order they joined. */
import type { Member } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";

export async function listMembers(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  workspaceId: string,
): Promise<Member[]> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.read" });
  const memberships = await deps.prisma.membership.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    include: { user: true },
  });
  return memberships.map(({ user, role, createdAt }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    color: user.color,
    role,
    joinedAt: createdAt.toISOString(),
  }));
}
