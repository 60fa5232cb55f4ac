/** Gives a workspace another name. */
import type { Workspace } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found, access.denied. */
export async function renameWorkspace(
  deps: Pick<Context, "prisma" | "clock">,
  principal: Principal,
  { workspaceId, name }: { workspaceId: string; name: string },
): Promise<Workspace> {
  const { role, name: before } = await requireWorkspace(deps, principal, {
    workspaceId,
    action: "workspace.rename",
  });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await tx.workspace.update({ where: { id: workspaceId }, data: { name } });
    await record({
      chain: workspaceId,
      action: "workspace.rename",
      entity: "workspace",
      entityId: workspaceId,
      before: { name: before },
      after: { name },
    });
  });
  return { id: workspaceId, name, role };
}
