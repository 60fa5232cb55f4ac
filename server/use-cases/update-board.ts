/** Renames a board, archives it or brings it back. */
import type { UpdateBoard } from "#lib/contracts/boards.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";
import { documentsOf, recheckDocuments } from "./recheck-documents.ts";

/** Rejects with AppError not-found, access.denied, conflict (renaming an archived board). */
export async function updateBoard(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { boardId, title, archived }: UpdateBoard & { boardId: string },
): Promise<void> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  if (title !== undefined) await requireBoard(deps, principal, { boardId, action: "board.rename" });
  if (archived !== undefined) await requireBoard(deps, principal, { boardId, action: "board.archive" });
  const change = { boardId, workspaceId, userId: principal.userId, at: new Date(deps.clock.now()) };
  await writeLedger(deps, actorOf(principal), async (ledger) => {
    // Bringing a board back goes first, so that it may be renamed in the same request.
    if (archived === false) await archive(ledger, { ...change, archived });
    if (title !== undefined) await rename(ledger, { ...change, title });
    if (archived === true) await archive(ledger, { ...change, archived });
  });
  if (archived !== undefined) await recheckDocuments(deps, await documentsOf(deps, boardId));
  deps.rooms.notify(boardId, { topic: "board", ids: [boardId] });
}

interface Change {
  boardId: string;
  workspaceId: string;
  userId: string;
  at: Date;
}

async function rename(
  { tx, record }: Ledger,
  { boardId, workspaceId, userId, at, title }: Change & { title: string },
) {
  const board = await tx.board.findUniqueOrThrow({
    where: { id: boardId },
    select: { title: true, archivedAt: true },
  });
  if (board.title === title) return;
  if (board.archivedAt) throw new AppError("conflict", "This board is archived. Bring it back first.");
  await tx.board.update({ where: { id: boardId }, data: { title, updatedAt: at } });
  // A new title is a change people look for on the home page.
  await tx.boardProjection.updateMany({ where: { boardId }, data: { editedAt: at, editedById: userId } });
  await record({
    chain: workspaceId,
    action: "board.rename",
    entity: "board",
    entityId: boardId,
    before: { title: board.title },
    after: { title },
  });
}

async function archive(
  { tx, record }: Ledger,
  { boardId, workspaceId, at, archived }: Change & { archived: boolean },
) {
  const before = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { archivedAt: true } });
  if ((before.archivedAt !== null) === archived) return;
  await tx.board.update({ where: { id: boardId }, data: { archivedAt: archived ? at : null } });
  await record({
    chain: workspaceId,
    action: archived ? "board.archive" : "board.unarchive",
    entity: "board",
    entityId: boardId,
  });
}
