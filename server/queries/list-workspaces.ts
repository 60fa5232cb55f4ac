/** The workspaces somebody belongs to, oldest membership first. */
import type { Workspace } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

export async function listWorkspaces(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
): Promise<Workspace[]> {
  const memberships = await deps.prisma.membership.findMany({
    where: { userId: principal.userId },
    orderBy: [{ createdAt: "asc" }, { workspaceId: "asc" }],
    select: { role: true, workspace: { select: { id: true, name: true } } },
  });
  return memberships.map(({ role, workspace }) => ({ ...workspace, role }));
}
