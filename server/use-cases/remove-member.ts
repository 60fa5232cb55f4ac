/** Takes somebody out of a workspace, or lets them leave; closes the boards they have open there. */
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { keepAnOwner, lockMember } from "./keep-an-owner.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { notifyMembers } from "./notify-workspace.ts";

/** Rejects with AppError not-found, access.denied, conflict (the last owner). */
export async function removeMember(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const isLeaving = userId === principal.userId;
  await requireWorkspace(deps, principal, {
    workspaceId,
    action: isLeaving ? "members.read" : "members.manage",
  });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const { role } = await lockMember(tx, { workspaceId, userId });
    if (role === "OWNER") await keepAnOwner(tx, workspaceId);
    await tx.boardMember.deleteMany({ where: { userId, board: { workspaceId } } });
    await tx.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
    await record({
      chain: workspaceId,
      action: isLeaving ? "member.leave" : "member.remove",
      entity: "member",
      entityId: userId,
      before: { role },
    });
  });
  await deps.rooms.recheck({ userId });
  await notifyMembers(deps, workspaceId, [userId]);
}
