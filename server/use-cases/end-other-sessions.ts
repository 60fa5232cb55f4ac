/** Signs out every other browser of the account; what they have open closes at once. */
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { accountChain, actorOf, writeLedger } from "./ledger.ts";

/** A program with a token has no browser of its own: for it, every session ends. */
export async function endOtherSessions(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
): Promise<void> {
  const { userId, via } = principal;
  const kept = via.kind === "session" ? { id: { not: via.sessionId } } : {};
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const ended = await tx.session.deleteMany({ where: { userId, ...kept } });
    await record({
      chain: accountChain(userId),
      action: "account.sessions-end",
      entity: "user",
      entityId: userId,
      after: { sessionsEnded: ended.count },
    });
  });
  await deps.rooms.recheck({ userId });
}
