/** Withdraws one's own bearer token; the sockets it opened are looked at again. */
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { accountChain, actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found. */
export async function deleteToken(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  tokenId: string,
): Promise<void> {
  const { userId } = principal;
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const deleted = await tx.apiToken.deleteMany({ where: { id: tokenId, userId } });
    if (deleted.count === 0) throw new AppError("not-found");
    await record({ chain: accountChain(userId), action: "token.delete", entity: "token", entityId: tokenId });
  });
  await deps.rooms.recheck({ userId });
}
