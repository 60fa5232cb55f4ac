/** What an invitation link offers, for whoever holds it. */
import type { InvitationPreview } from "#lib/contracts/workspaces.ts";
import { AppError } from "#lib/errors.ts";
import { hashSecretToken } from "#server/auth/secret-token.ts";
import type { Context } from "#server/context.ts";

/** Rejects with AppError invitation.invalid for an unknown, expired or withdrawn link alike. */
export async function previewInvitation(
  deps: Pick<Context, "prisma" | "clock">,
  token: string,
): Promise<InvitationPreview> {
  const invitation = await deps.prisma.invitation.findUnique({
    where: { tokenHash: hashSecretToken(token) },
    include: { workspace: { select: { name: true } } },
  });
  if (!invitation || invitation.revokedAt || invitation.expiresAt.getTime() <= deps.clock.now()) {
    throw new AppError("invitation.invalid", "Ask whoever invited you for a new link.");
  }
  const inviter = await deps.prisma.user.findUnique({
    where: { id: invitation.createdById },
    select: { name: true },
  });
  return {
    workspaceName: invitation.workspace.name,
    role: invitation.role,
    invitedBy: inviter?.name ?? null,
    expiresAt: invitation.expiresAt.toISOString(),
  };
}
