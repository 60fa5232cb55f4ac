/** What a live board says of its risks: nothing of it is stored. */
import type { LastRoundRisk, WhatIfRequest } from "#lib/contracts/risk.ts";
import { AppError } from "#lib/errors.ts";
import type { WhatIf } from "#lib/risk/what-if.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import type { Readings } from "#server/reading/readings.ts";
import { scaleOf } from "./read-risk-scale.ts";

type Deps = Pick<Context, "prisma" | "reader">;
type Asker = Pick<Principal, "userId">;

/** Rejects with AppError not-found, access.denied. */
export async function readRisk(deps: Deps, principal: Asker, boardId: string): Promise<Readings["risk"]> {
  const { documentId, workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const scale = await scaleOf(deps, workspaceId);
  return (await deps.reader.read(documentId, "risk", { scale })).value;
}

/** Rejects with AppError not-found, access.denied. */
export async function readWhatIf(
  deps: Deps,
  principal: Asker,
  { boardId, down }: WhatIfRequest & { boardId: string },
): Promise<WhatIf> {
  const { documentId, workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const scale = await scaleOf(deps, workspaceId);
  return (await deps.reader.read(documentId, "whatIf", { down, scale })).value;
}

/** The newest state that a round was opened or closed with. Rejects with AppError not-found, access.denied, conflict. */
export async function readLastRoundRisk(
  deps: Deps,
  principal: Asker,
  boardId: string,
): Promise<LastRoundRisk> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const row = await deps.prisma.snapshot.findFirst({
    where: { boardId, kind: "ROUND", roundId: { not: null } },
    orderBy: { seq: "desc" },
    select: { id: true, json: true, yUpdate: true, createdAt: true, round: { select: { n: true } } },
  });
  if (!row?.round) return { round: null, nodes: {}, providers: {} };
  const { id, json, yUpdate, createdAt } = row;
  const risk = await deps.reader.readUpdates([], "keptRisk", { kept: { json, yUpdate } });
  if (risk.kind === "unreadable") throw new AppError("conflict", risk.message);
  const round = { n: row.round.n, snapshotId: id, at: createdAt.toISOString() };
  return { round, nodes: risk.nodes, providers: risk.providers };
}
