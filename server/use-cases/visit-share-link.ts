/** Exchanges the token of a share link for a cookie that opens its board for some hours. */
import type { ShareLinkVisit } from "#lib/contracts/share-links.ts";
import { AppError } from "#lib/errors.ts";
import { guestCookie, guestLifetimeMs } from "#server/auth/guest.ts";
import { hashSecretToken } from "#server/auth/secret-token.ts";
import type { Context } from "#server/context.ts";

/** Rejects with AppError link.invalid for an unknown, expired or withdrawn link and for an archived board alike. */
export async function visitShareLink(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "config">,
  token: string,
): Promise<{ visit: ShareLinkVisit; cookie: string }> {
  const link = await deps.prisma.shareLink.findUnique({
    where: { tokenHash: hashSecretToken(token) },
    include: { board: { select: { title: true, archivedAt: true } } },
  });
  const now = deps.clock.now();
  const endMs = link?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (!link || link.revokedAt || link.board.archivedAt || endMs <= now) {
    throw new AppError("link.invalid", "Ask whoever gave it to you for a new one.");
  }
  const { id: linkId, boardId } = link;
  const expiresAtMs = Math.min(endMs, now + guestLifetimeMs);
  return {
    visit: { boardId, title: link.board.title, until: new Date(expiresAtMs).toISOString() },
    cookie: guestCookie(deps, { linkId, boardId, visitId: deps.newId(), expiresAtMs }),
  };
}
