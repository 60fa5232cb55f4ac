/** Withdraws a share link; whoever came by it and has the board open is sent away at once. */
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Doing it twice is no error. Rejects with AppError not-found, access.denied. */
export async function revokeShareLink(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { boardId, linkId }: { boardId: string; linkId: string },
): Promise<void> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.share" });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const link = await tx.shareLink.findFirst({ where: { id: linkId, boardId } });
    if (!link) throw new AppError("not-found");
    const revoked = await tx.shareLink.updateMany({
      where: { id: linkId, revokedAt: null },
      data: { revokedAt: new Date(deps.clock.now()) },
    });
    if (revoked.count === 0) return;
    await record({
      chain: workspaceId,
      action: "share-link.revoke",
      entity: "share-link",
      entityId: linkId,
      before: { boardId },
    });
  });
  await deps.rooms.recheck({ documentId: boardId });
}
