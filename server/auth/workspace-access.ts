/** What somebody may do in a workspace; outsiders can't tell it from one that doesn't exist. */
import { type Action, can, type Role } from "#lib/access/roles.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#server/context.ts";
import type { Principal } from "./principal.ts";

/** Rejects with AppError not-found for outsiders, access.denied for members who may not. */
export async function requireWorkspace(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  request: { workspaceId: string; action: Action },
): Promise<{ role: Role; name: string }> {
  const membership = await deps.prisma.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: request.workspaceId, userId: principal.userId } },
    select: { role: true, workspace: { select: { name: true } } },
  });
  if (!membership) throw new AppError("not-found");
  if (!can(membership.role, request.action)) throw new AppError("access.denied");
  return { role: membership.role, name: membership.workspace.name };
}
