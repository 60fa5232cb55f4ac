/** The numbers behind the words of a risk that are in force in a workspace. */
import type { RiskScaleInForce } from "#lib/contracts/risk.ts";
import { riskScaleSchema } from "#lib/contracts/risk.ts";
import { type RiskScale, standardScale } from "#lib/risk/risk-scale.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";

type Deps = Pick<Context, "prisma">;
type Asker = Pick<Principal, "userId">;

/** Rejects with AppError not-found, access.denied. */
export async function readBoardScale(
  deps: Deps,
  principal: Asker,
  boardId: string,
): Promise<RiskScaleInForce> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  return inForce(deps, workspaceId);
}

/** Rejects with AppError not-found. */
export async function readWorkspaceScale(
  deps: Deps,
  principal: Asker,
  workspaceId: string,
): Promise<RiskScaleInForce> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.read" });
  return inForce(deps, workspaceId);
}

export const scaleOf = async (deps: Deps, workspaceId: string): Promise<RiskScale> =>
  (await inForce(deps, workspaceId)).scale;

async function inForce({ prisma }: Deps, workspaceId: string): Promise<RiskScaleInForce> {
  const row = await prisma.workspace.findUnique({ where: { id: workspaceId }, select: { riskScale: true } });
  const own = row?.riskScale;
  return own
    ? { scale: riskScaleSchema.parse(own), isStandard: false }
    : { scale: standardScale, isStandard: true };
}
