/** The change requests of a board: what was proposed, and what became of it. */
import { changeStateOf } from "#lib/changes/change-state.ts";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

const changeParts = {
  omit: { forkUpdate: true },
  include: { steps: { orderBy: { seq: "asc" } } },
} satisfies Pick<Prisma.ChangeRequestFindManyArgs, "omit" | "include">;
export type ChangeRow = Prisma.ChangeRequestGetPayload<typeof changeParts>;

export interface OfChange {
  boardId: string;
  changeId: string;
}

/** Newest first. Rejects with AppError not-found, access.denied. */
export async function listChanges(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<ChangeRequest[]> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.changeRequest.findMany({
    where: { boardId },
    ...changeParts,
    orderBy: { n: "desc" },
  });
  return rows.map(changeItem);
}

/** Rejects with AppError not-found. */
export async function requireChange(
  db: Pick<Context["prisma"], "changeRequest">,
  { boardId, changeId }: OfChange,
): Promise<ChangeRow> {
  const row = await db.changeRequest.findFirst({ where: { id: changeId, boardId }, ...changeParts });
  if (!row) throw new AppError("not-found", "There is no such change request on this board.");
  return row;
}

export function changeItem({ requesterId, requesterName, steps, ...row }: ChangeRow): ChangeRequest {
  const { id, n, title, reason, source, draftDocumentId } = row;
  const { predictedPostLaunchChanges, sequenceValidationNote, whatGivesWay } = row;
  return {
    ...{ id, n, title, reason, source, draftDocumentId },
    ...{ predictedPostLaunchChanges, sequenceValidationNote, whatGivesWay },
    state: changeStateOf(steps),
    requester: { userId: requesterId, name: requesterName },
    at: row.at.toISOString(),
    approver: approverOf(steps),
    steps: steps.map(({ kind, byId, byName, at, reason: why, snapshotId }) => ({
      ...{ kind, reason: why, snapshotId },
      by: { userId: byId, name: byName },
      at: at.toISOString(),
    })),
  };
}

/** Who was asked last. */
function approverOf(steps: ChangeRow["steps"]): ChangeRequest["approver"] {
  const asked = steps.findLast(({ kind }) => kind === "ASSESSED");
  return asked?.approverId ? { userId: asked.approverId, name: asked.approverName ?? "" } : null;
}
