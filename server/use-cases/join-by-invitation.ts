/** Makes somebody a member by an invitation link, inside a running transaction. */
import type { Workspace } from "#lib/contracts/workspaces.ts";
import { AppError } from "#lib/errors.ts";
import { hashSecretToken } from "#server/auth/secret-token.ts";
import type { Context } from "#server/context.ts";
import type { Ledger } from "./ledger.ts";

/** A member stays what they are. Rejects with AppError invitation.invalid. */
export async function joinByInvitation(
  deps: Pick<Context, "clock">,
  { tx, record }: Ledger,
  { userId, token }: { userId: string; token: string },
): Promise<Workspace> {
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash: hashSecretToken(token) },
    include: { workspace: { select: { id: true, name: true } } },
  });
  const now = deps.clock.now();
  if (!invitation || invitation.revokedAt || invitation.expiresAt.getTime() <= now) {
    throw new AppError("invitation.invalid", "Ask whoever invited you for a new link.");
  }
  const { workspace } = invitation;
  const key = { workspaceId: workspace.id, userId };
  const member = await tx.membership.findUnique({ where: { workspaceId_userId: key } });
  if (member) return { ...workspace, role: member.role };
  await tx.membership.create({ data: { ...key, role: invitation.role, createdAt: new Date(now) } });
  await tx.invitation.update({ where: { id: invitation.id }, data: { useCount: { increment: 1 } } });
  await record({
    chain: workspace.id,
    action: "member.join",
    entity: "member",
    entityId: userId,
    after: { role: invitation.role, invitationId: invitation.id },
  });
  return { ...workspace, role: invitation.role };
}
