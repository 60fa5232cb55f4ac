/**
 * Brings a draft up to date with its board: what the board has gained meanwhile is taken over, and where both changed
 * the same, what a person chose is written into the draft as a new change that everybody on it sees.
 */
import type { ChangeRequest, RebaseChange } from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import { type OfChange, requireChange } from "#server/queries/list-changes.ts";
import { changeBoard } from "./change-board.ts";
import { type ChangeDeps, requireOpen, writeChange } from "./write-change.ts";
import { requireReviewable } from "./write-round.ts";

/** Rejects with AppError not-found, access.denied, conflict (archived, decided on, not all chosen), content.changed, NotStoredYet. */
export async function rebaseChange(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, ...chosen }: RebaseChange & OfChange,
): Promise<ChangeRequest> {
  const of = { boardId, changeId };
  const mayChange = async () => {
    const access = await requireReviewable(deps, principal, { boardId, action: "change.propose" });
    requireOpen(await requireChange(deps.prisma, of));
    return access;
  };
  const { workspaceId } = await mayChange();
  const { draftDocumentId, forkUpdate } = await deps.prisma.changeRequest.findUniqueOrThrow({
    where: { id: changeId },
    select: { draftDocumentId: true, forkUpdate: true },
  });
  const { plan, notStored } = await changeBoard(deps, {
    documentId: draftDocumentId,
    userId: principal.userId,
    mayChange,
    async plan(updates) {
      const { updates: base } = await deps.rooms.capture(boardId);
      const wish = { fork: forkUpdate, base, ...chosen };
      const rebasing = await deps.reader.readUpdates(updates, "rebasing", wish);
      if (rebasing.kind !== "ok") throw notAsSeen(rebasing.kind);
      return rebasing;
    },
    onMerging: async () => {
      throw new AppError("conflict", "The draft is being changed right now. Try again in a moment.");
    },
  });
  const { forkSemHash, after } = plan;
  const request = await writeChange(deps, principal, {
    ...of,
    async write({ tx, record }, now) {
      const data = { forkUpdate: new Uint8Array(plan.fork), forkSemHash };
      await tx.changeRequest.update({ where: { id: changeId }, data });
      await record({
        ...{ chain: workspaceId, action: "change.rebase", entity: "change-request", entityId: changeId },
        before: { forkSemHash: now.forkSemHash },
        after: { boardId, forkSemHash, draftSemHash: after.semHash, choices: chosen.choices },
      });
    },
  });
  if (notStored) throw notStored;
  return request;
}

/** Why what was chosen can't be done. */
export function notAsSeen(kind: "other-conflicts" | "not-chosen"): AppError {
  if (kind === "not-chosen") return new AppError("conflict", "Choose for each of the conflicts first.");
  return new AppError(
    "content.changed",
    "Something has changed meanwhile. Look at the conflicts again, then choose.",
  );
}
