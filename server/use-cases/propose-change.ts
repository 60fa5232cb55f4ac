/**
 * Proposes a change: the board is forked into a draft, a document of its own beside the board's, which shares the
 * board's past and goes on by itself. Locked or not, the board stays as it is.
 */
import type { ChangeRequest, ProposeChange } from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import { changeItem, requireChange } from "#server/queries/list-changes.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { type ChangeDeps, lockChanges, tellOfChange } from "./write-change.ts";
import { requireReviewable } from "./write-round.ts";

/** Each keeps the board as it was. */
const requestsPerBoard = 500;

/** Rejects with AppError not-found, access.denied, conflict (archived, too many). */
export async function proposeChange(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, ...wish }: ProposeChange & { boardId: string },
): Promise<ChangeRequest> {
  const access = await requireReviewable(deps, principal, { boardId, action: "change.propose" });
  const { value: state } = await deps.reader.read(access.documentId, "state");
  const [id, draftDocumentId, at] = [deps.newId(), deps.newId(), new Date(deps.clock.now())];
  const bytes = new Uint8Array(state.update);
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await lockChanges(tx, boardId);
    const n = (await tx.changeRequest.count({ where: { boardId } })) + 1;
    if (n > requestsPerBoard)
      throw new AppError("conflict", `A board holds at most ${requestsPerBoard} change requests.`);
    await tx.document.create({ data: { id: draftDocumentId, boardId, seq: 1 } });
    await tx.documentUpdate.create({ data: { documentId: draftDocumentId, seq: 1, bytes, at } });
    const fork = { draftDocumentId, forkUpdate: bytes, forkSemHash: state.hashes.semHash };
    const by = { requesterId: principal.userId, requesterName: principal.name, at };
    await tx.changeRequest.create({ data: { id, boardId, n, ...wish, ...fork, ...by } });
    await record({
      chain: access.workspaceId,
      action: "change.propose",
      entity: "change-request",
      entityId: id,
      after: { boardId, n, title: wish.title, source: wish.source, draftDocumentId },
    });
  });
  tellOfChange(deps, boardId, { id, draftDocumentId });
  return changeItem(await requireChange(deps.prisma, { boardId, changeId: id }));
}
