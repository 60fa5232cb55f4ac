/** Writes down what a change is about and what it costs, and asks somebody to decide on it. */

import { changeStateOf } from "#lib/changes/change-state.ts";
import type { AskToDecide, ChangeRequest, UpdateChange } from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { OfChange } from "#server/queries/list-changes.ts";
import { type ChangeDeps, insertStep, requireAssessed, requireOpen, writeChange } from "./write-change.ts";
import { requireReviewable } from "./write-round.ts";

/** Rejects with AppError not-found, access.denied, conflict (archived, decided on, a text that somebody decides by). */
export async function updateChange(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, ...fields }: UpdateChange & OfChange,
): Promise<ChangeRequest> {
  const { workspaceId } = await requireReviewable(deps, principal, { boardId, action: "change.propose" });
  // What is undefined isn't changed.
  const data = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return writeChange(deps, principal, {
    ...{ boardId, changeId },
    async write({ tx, record }, now) {
      requireOpen(now);
      if (Object.keys(data).length === 0) return;
      if (changeStateOf(now.steps) === "ASSESSED") requireAssessed({ ...now, ...data });
      await tx.changeRequest.update({ where: { id: changeId }, data });
      const before = Object.fromEntries(
        Object.keys(data).map((name) => [name, now[name as keyof typeof fields]]),
      );
      await record({
        ...{ chain: workspaceId, action: "change.update", entity: "change-request", entityId: changeId },
        ...{ before, after: data },
      });
    },
  });
}

/** Asked anew, somebody else decides. Rejects like `updateChange`, and with conflict when a text is missing. */
export async function askToDecide(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, approverId }: AskToDecide & OfChange,
): Promise<ChangeRequest> {
  const { workspaceId } = await requireReviewable(deps, principal, { boardId, action: "change.propose" });
  const approver = await deps.prisma.membership.findFirst({
    where: { workspaceId, userId: approverId },
    select: { user: { select: { name: true } } },
  });
  if (!approver)
    throw new AppError("not-found", "Who decides isn't a member of this workspace. Invite them first.");
  return writeChange(deps, principal, {
    ...{ boardId, changeId },
    async write(ledger, now) {
      requireAssessed(now);
      if (now.requesterId === approverId)
        throw new AppError("conflict", "Who proposed a change can't decide on it. Name somebody else.");
      const step = { kind: "ASSESSED", approverId, approverName: approver.user.name } as const;
      await insertStep(deps, ledger, now, { workspaceId, principal, step });
    },
  });
}
