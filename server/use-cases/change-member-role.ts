/** Gives a member of a workspace another role; acts on their open boards at once. */
import type { Role } from "#lib/access/roles.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { keepAnOwner, lockMember } from "./keep-an-owner.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { notifyMembers } from "./notify-workspace.ts";

/** Rejects with AppError not-found, access.denied, conflict (the last owner). */
export async function changeMemberRole(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role },
): Promise<void> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.manage" });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const before = await lockMember(tx, { workspaceId, userId });
    if (before.role === role) return;
    if (before.role === "OWNER") await keepAnOwner(tx, workspaceId);
    await tx.membership.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } });
    await record({
      chain: workspaceId,
      action: "member.role",
      entity: "member",
      entityId: userId,
      before: { role: before.role },
      after: { role },
    });
  });
  await deps.rooms.recheck({ userId });
  await notifyMembers(deps, workspaceId, [userId]);
}
