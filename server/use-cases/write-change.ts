/** What every write on a change request shares: who may, one after the other, and telling those on the board and draft. */

import { can } from "#lib/access/roles.ts";
import { changeKey, changeStateOf, isOpenChange, missingTexts } from "#lib/changes/change-state.ts";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { GrantedBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { type ChangeRow, changeItem, type OfChange, requireChange } from "#server/queries/list-changes.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";
import { requireReviewable } from "./write-round.ts";

export type ChangeDeps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

export const lockChanges = (tx: Ledger["tx"], boardId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`changes:${boardId}`}, 0))`;

/** Writes on the requests of one board wait for each other: `now` stays what it is until the transaction ends. */
export async function writeChange(
  deps: ChangeDeps,
  principal: Principal,
  { write, ...of }: OfChange & { write: (ledger: Ledger, now: ChangeRow) => Promise<void> },
): Promise<ChangeRequest> {
  await writeLedger(deps, actorOf(principal), async (ledger) => {
    await lockChanges(ledger.tx, of.boardId);
    await write(ledger, await requireChange(ledger.tx, of));
  });
  const row = await requireChange(deps.prisma, of);
  tellOfChange(deps, of.boardId, row);
  return changeItem(row);
}

export function tellOfChange(
  { rooms }: Pick<Context, "rooms">,
  boardId: string,
  { id, draftDocumentId }: Pick<ChangeRow, "id" | "draftDocumentId">,
): void {
  for (const documentId of [boardId, draftDocumentId])
    rooms.notify(documentId, { topic: "changes", ids: [id] });
}

type NewStep = Omit<
  Prisma.ChangeStepUncheckedCreateInput,
  "id" | "boardId" | "requestId" | "seq" | "byId" | "byName" | "at"
>;

interface StepOf {
  workspaceId: string;
  principal: Principal;
  step: NewStep;
}

/** Inside a transaction of `writeChange`. */
export async function insertStep(
  deps: Pick<Context, "clock" | "newId">,
  { tx, record }: Ledger,
  { id: requestId, boardId, n, steps }: ChangeRow,
  { workspaceId, principal, step }: StepOf,
): Promise<void> {
  const by = { byId: principal.userId, byName: principal.name, at: new Date(deps.clock.now()) };
  const seq = (steps.at(-1)?.seq ?? 0) + 1;
  await tx.changeStep.create({ data: { id: deps.newId(), boardId, requestId, seq, ...step, ...by } });
  const { kind, reason, approverId, snapshotId } = step;
  await record({
    chain: workspaceId,
    action: `change.${stepWords[kind]}`,
    entity: "change-request",
    entityId: requestId,
    before: { state: changeStateOf(steps) },
    after: {
      ...{ boardId, n, ...(reason ? { reason } : {}) },
      ...(approverId ? { approverId } : {}),
      ...(snapshotId ? { snapshotId } : {}),
    },
  });
}

const stepWords = { ASSESSED: "assess", APPLIED: "apply", REJECTED: "reject", REVERTED: "revert" } as const;

/** Throws AppError conflict when it is decided on already. */
export function requireOpen({ n, steps }: ChangeRow): void {
  if (!isOpenChange(changeStateOf(steps)))
    throw new AppError("conflict", `${changeKey(n)} is decided on already. Propose another change.`);
}

/** Throws AppError conflict when nobody can approve it yet. */
export function requireAssessed(row: ChangeRow): void {
  requireOpen(row);
  if (missingTexts(row).length > 0)
    throw new AppError("conflict", "Write all three parts of the assessment first.");
}

/**
 * Who was asked, or an owner, and never its author: an approver is an assignment, not a role.
 * Throws AppError access.denied, or conflict for the author.
 */
export function requireDecider(row: ChangeRow, principal: Principal, { role }: GrantedBoard): void {
  const { approver } = changeItem(row);
  if (row.requesterId === principal.userId)
    throw new AppError("conflict", "Who proposed a change can't decide on it. Ask somebody else.");
  if (approver?.userId !== principal.userId && !can(role, "change.decide"))
    throw new AppError("access.denied");
}

/** For whoever decides: also somebody who may otherwise only look. Rejects like `requireReviewable`. */
export const requireDecision = (deps: Pick<Context, "prisma">, principal: Principal, boardId: string) =>
  requireReviewable(deps, principal, { boardId, action: "board.read" });
