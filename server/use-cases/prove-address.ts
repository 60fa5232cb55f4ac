/**
 * The first proof that somebody owns the address of an account. Whoever made it by a password may be somebody else, so
 * every way in from before ends: password, sessions, API tokens, other identities.
 */
import type { Context } from "#server/context.ts";
import { accountChain, systemActor, writeLedger } from "./ledger.ts";

export interface AddressProof {
  userId: string;
  /** The identity that proves it: if it is linked already, it stays. */
  provider: string;
  providerAccountId: string;
}

/** Does nothing to an account whose address was proven before. */
export async function proveAddress(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  { userId, provider, providerAccountId }: AddressProof,
): Promise<void> {
  const isFirst = await writeLedger(deps, systemActor, async ({ tx, record }) => {
    const proven = await tx.user.updateMany({
      where: { id: userId, emailVerified: null },
      data: { emailVerified: new Date(deps.clock.now()), passwordHash: null },
    });
    if (proven.count === 0) return false;
    const sessions = await tx.session.deleteMany({ where: { userId } });
    const tokens = await tx.apiToken.deleteMany({ where: { userId } });
    const identities = await tx.account.deleteMany({
      where: { userId, NOT: { provider, providerAccountId } },
    });
    await record({
      chain: accountChain(userId),
      action: "account.prove-address",
      entity: "user",
      entityId: userId,
      after: {
        provider,
        sessionsEnded: sessions.count,
        tokensDeleted: tokens.count,
        identitiesUnlinked: identities.count,
      },
    });
    return true;
  });
  if (isFirst) await deps.rooms.recheck({ userId });
}
