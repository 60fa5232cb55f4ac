/** Locks a board, so that nobody changes what is drawn on it, and unlocks it again; acts on open boards at once. */
import type { LockBoard, UnlockBoard } from "#lib/contracts/boards.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "rooms">;

interface OfBoard {
  boardId: string;
  workspaceId: string;
}

/** Locking a locked board is no error. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function lockBoard(
  deps: Deps,
  principal: Principal,
  { boardId, reason }: LockBoard & { boardId: string },
): Promise<void> {
  const at = new Date(deps.clock.now());
  await setLock(deps, principal, {
    boardId,
    write: (ledger, of) => writeLock(ledger, { ...of, at, ...(reason === undefined ? {} : { reason }) }),
  });
}

/** Unlocking an open board is no error. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function unlockBoard(
  deps: Deps,
  principal: Principal,
  { boardId, reason }: UnlockBoard & { boardId: string },
): Promise<void> {
  await setLock(deps, principal, { boardId, write: (ledger, of) => writeUnlock(ledger, { ...of, reason }) });
}

/** Inside a running transaction; `round` is the number of the round that was approved. A locked board stays as it is. */
export async function writeLock(
  { tx, record }: Ledger,
  { boardId, workspaceId, at, reason, round }: OfBoard & { at: Date; reason?: string; round?: number },
): Promise<void> {
  const locked = await tx.board.updateMany({
    where: { id: boardId, lockedAt: null },
    data: {
      lockedAt: at,
      lockedForRound: round ?? null,
      ...(round === undefined ? {} : { state: "LOCKED" }),
    },
  });
  if (locked.count === 0) return;
  const why = { ...(reason === undefined ? {} : { reason }), ...(round === undefined ? {} : { round }) };
  await record({
    chain: workspaceId,
    action: "board.lock",
    entity: "board",
    entityId: boardId,
    ...(Object.keys(why).length > 0 ? { after: why } : {}),
  });
}

/** Inside a running transaction. A board that isn't locked stays as it is. */
export async function writeUnlock(
  { tx, record }: Ledger,
  { boardId, workspaceId, reason }: OfBoard & { reason: string },
): Promise<void> {
  const unlocked = await tx.board.updateMany({
    where: { id: boardId, lockedAt: { not: null } },
    data: { lockedAt: null, lockedForRound: null },
  });
  if (unlocked.count === 0) return;
  await tx.board.updateMany({ where: { id: boardId, state: "LOCKED" }, data: { state: "IN_REVIEW" } });
  const after = { reason };
  await record({ chain: workspaceId, action: "board.unlock", entity: "board", entityId: boardId, after });
}

async function setLock(
  deps: Deps,
  principal: Principal,
  { boardId, write }: { boardId: string; write(ledger: Ledger, of: OfBoard): Promise<void> },
): Promise<void> {
  const { workspaceId, readOnly } = await requireBoard(deps, principal, { boardId, action: "board.lock" });
  if (readOnly === "archived") throw new AppError("conflict", "This board is archived. Bring it back first.");
  await writeLedger(deps, actorOf(principal), (ledger) => write(ledger, { boardId, workspaceId }));
  await deps.rooms.recheck({ documentId: boardId });
  deps.rooms.notify(boardId, { topic: "board", ids: [boardId] });
}
