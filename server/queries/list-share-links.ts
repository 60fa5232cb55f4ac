/** Share links of a board that still work, newest first; the links themselves are known to nobody any more. */
import type { ShareLink } from "#lib/contracts/share-links.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { peopleById } from "./people-by-id.ts";

/** Rejects with AppError not-found, access.denied. */
export async function listShareLinks(
  deps: Pick<Context, "prisma" | "clock">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<ShareLink[]> {
  await requireBoard(deps, principal, { boardId, action: "board.share" });
  const links = await deps.prisma.shareLink.findMany({
    where: standingLinks(boardId, deps.clock.now()),
    orderBy: { createdAt: "desc" },
  });
  const people = await peopleById(
    deps,
    links.map((link) => link.createdById),
  );
  return links.map((link) => ({
    id: link.id,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    createdBy: people.get(link.createdById) ?? null,
  }));
}

export const standingLinks = (boardId: string, nowMs: number): Prisma.ShareLinkWhereInput => ({
  boardId,
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(nowMs) } }],
});
