/** Gives a workspace its own numbers behind the words of a risk, or the standard ones again. */
import type { RiskScaleInForce, SetRiskScale } from "#lib/contracts/risk.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { readWorkspaceScale } from "#server/queries/read-risk-scale.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found, access.denied. */
export async function setRiskScale(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { workspaceId, scale }: SetRiskScale & { workspaceId: string },
): Promise<RiskScaleInForce> {
  await requireWorkspace(deps, principal, { workspaceId, action: "workspace.scale" });
  const before = await readWorkspaceScale(deps, principal, workspaceId);
  const riskScale = scale === null ? Prisma.DbNull : jsonOf(scale);
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await tx.workspace.update({ where: { id: workspaceId }, data: { riskScale } });
    await record({
      chain: workspaceId,
      action: "workspace.scale",
      entity: "workspace",
      entityId: workspaceId,
      before: { scale: before.isStandard ? null : jsonOf(before.scale) },
      after: { scale: scale && jsonOf(scale) },
    });
  });
  const boards = await deps.prisma.board.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true },
  });
  for (const { id } of boards) deps.rooms.notify(id, { topic: "risk-scale", ids: [] });
  return { scale: scale ?? standardScale, isStandard: scale === null };
}

const jsonOf = (scale: object): Prisma.InputJsonObject => scale as Prisma.InputJsonObject;
