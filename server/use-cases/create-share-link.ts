/** Makes a link by which somebody without an account sees a board. */
import type { CreateShareLink, ShareLinkCreated } from "#lib/contracts/share-links.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { hashSecretToken, newSecretToken } from "#server/auth/secret-token.ts";
import type { Context } from "#server/context.ts";
import { standingLinks } from "#server/queries/list-share-links.ts";
import { actorOf, writeLedger } from "./ledger.ts";

const dayMs = 24 * 60 * 60_000;
const linksPerBoard = 50;

/** The answer holds the only copy of the token. Rejects with AppError not-found, access.denied, conflict (archived, too many). */
export async function createShareLink(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "random">,
  principal: Principal,
  { boardId, expiresInDays }: CreateShareLink & { boardId: string },
): Promise<ShareLinkCreated> {
  const access = await requireBoard(deps, principal, { boardId, action: "board.share" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  const token = newSecretToken(deps.random, "tls_");
  const now = deps.clock.now();
  const link = {
    id: deps.newId(),
    createdAt: new Date(now),
    expiresAt: expiresInDays === undefined ? null : new Date(now + expiresInDays * dayMs),
  };
  const expiresAt = link.expiresAt?.toISOString() ?? null;
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    if ((await tx.shareLink.count({ where: standingLinks(boardId, now) })) >= linksPerBoard)
      throw new AppError("conflict", `A board has at most ${linksPerBoard} links. Withdraw one first.`);
    const by = { boardId, createdById: principal.userId, tokenHash: hashSecretToken(token) };
    await tx.shareLink.create({ data: { ...link, ...by } });
    await record({
      chain: access.workspaceId,
      action: "share-link.create",
      entity: "share-link",
      entityId: link.id,
      after: { boardId, expiresAt },
    });
  });
  return {
    id: link.id,
    createdAt: link.createdAt.toISOString(),
    expiresAt,
    createdBy: { id: principal.userId, name: principal.name, color: principal.color },
    token,
  };
}
