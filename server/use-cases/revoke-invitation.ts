/** Withdraws an invitation link; who joined by it stays. */
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Doing it twice is no error. Rejects with AppError not-found, access.denied. */
export async function revokeInvitation(
  deps: Pick<Context, "prisma" | "clock">,
  principal: Principal,
  { workspaceId, invitationId }: { workspaceId: string; invitationId: string },
): Promise<void> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.manage" });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const invitation = await tx.invitation.findFirst({ where: { id: invitationId, workspaceId } });
    if (!invitation) throw new AppError("not-found");
    if (invitation.revokedAt) return;
    await tx.invitation.update({
      where: { id: invitationId },
      data: { revokedAt: new Date(deps.clock.now()) },
    });
    await record({
      chain: workspaceId,
      action: "invitation.revoke",
      entity: "invitation",
      entityId: invitationId,
    });
  });
}
