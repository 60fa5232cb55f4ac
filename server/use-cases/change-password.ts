/** Sets one's own password and ends every other session of the account, on its open boards too. */
import type { ChangePassword } from "#lib/contracts/accounts.ts";
import { AppError } from "#lib/errors.ts";
import { hashPassword, verifyPassword } from "#server/auth/password.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { accountChain, actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError auth.wrong-credentials when `current` isn't the password, access.denied for a token's holder. */
export async function changePassword(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  { current, next }: ChangePassword,
): Promise<void> {
  const { userId, via } = principal;
  // A token that leaked must not become the account: where no password is set, `current` proves nothing.
  if (via.kind === "token") throw new AppError("access.denied", "Sign in to change the password.");
  const { passwordHash: known } = await deps.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  if (known !== null && !(await verifyPassword(current, known))) {
    throw new AppError("auth.wrong-credentials", "The current password is wrong.");
  }
  const passwordHash = await hashPassword(next);
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    const ended = await tx.session.deleteMany({ where: { userId, id: { not: via.sessionId } } });
    await record({
      chain: accountChain(userId),
      action: "account.password",
      entity: "user",
      entityId: userId,
      after: { sessionsEnded: ended.count },
    });
  });
  await deps.rooms.recheck({ userId });
}
