/** Deletes an archived board with its document and snapshots, for ever. The audit of the workspace remembers it. */
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { documentsOf, recheckDocuments } from "./recheck-documents.ts";

/** Rejects with AppError not-found, access.denied, conflict (not archived). */
export async function deleteBoard(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  boardId: string,
): Promise<void> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.archive" });
  const documents = await documentsOf(deps, boardId);
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const board = await tx.board.findUnique({
      where: { id: boardId },
      select: { title: true, archivedAt: true },
    });
    if (!board) throw new AppError("not-found");
    if (!board.archivedAt) throw new AppError("conflict", "Archive the board first.");
    await tx.board.delete({ where: { id: boardId } });
    await record({
      chain: workspaceId,
      action: "board.delete",
      entity: "board",
      entityId: boardId,
      before: { title: board.title },
    });
  });
  await recheckDocuments(deps, documents);
}
