/** Locks a board, so that nobody changes what is drawn on it, and unlocks it again; acts on open boards at once. */
import type { LockBoard, UnlockBoard } from "#lib/contracts/boards.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "rooms">;

/** Locking a locked board is no error. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function lockBoard(
  deps: Deps,
  principal: Principal,
  { boardId, reason }: LockBoard & { boardId: string },
): Promise<void> {
  const at = new Date(deps.clock.now());
  await setLock(deps, principal, {
    boardId,
    async write({ tx, record }, workspaceId) {
      const locked = await tx.board.updateMany({
        where: { id: boardId, lockedAt: null },
        data: { lockedAt: at },
      });
      if (locked.count === 0) return;
      const after = reason === undefined ? {} : { after: { reason } };
      await record({
        chain: workspaceId,
        action: "board.lock",
        entity: "board",
        entityId: boardId,
        ...after,
      });
    },
  });
}

/** Unlocking an open board is no error. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function unlockBoard(
  deps: Deps,
  principal: Principal,
  { boardId, reason }: UnlockBoard & { boardId: string },
): Promise<void> {
  await setLock(deps, principal, {
    boardId,
    async write({ tx, record }, workspaceId) {
      const unlocked = await tx.board.updateMany({
        where: { id: boardId, lockedAt: { not: null } },
        data: { lockedAt: null },
      });
      if (unlocked.count === 0) return;
      const after = { reason };
      await record({ chain: workspaceId, action: "board.unlock", entity: "board", entityId: boardId, after });
    },
  });
}

async function setLock(
  deps: Deps,
  principal: Principal,
  { boardId, write }: { boardId: string; write(ledger: Ledger, workspaceId: string): Promise<void> },
): Promise<void> {
  const access = await requireBoard(deps, principal, { boardId, action: "board.lock" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  await writeLedger(deps, actorOf(principal), (ledger) => write(ledger, access.workspaceId));
  await deps.rooms.recheck({ documentId: boardId });
  deps.rooms.notify(boardId, { topic: "board", ids: [boardId] });
}
