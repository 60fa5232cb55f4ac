/** Changes one's own name or colour. */
import type { UpdateMe, User } from "#lib/contracts/accounts.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { accountChain, actorOf, writeLedger } from "./ledger.ts";

export async function updateMe(
  deps: Pick<Context, "prisma" | "clock">,
  principal: Principal,
  patch: UpdateMe,
): Promise<User> {
  const { userId: id, name, email, color } = principal;
  const after = { name: patch.name ?? name, color: patch.color ?? color };
  if (after.name === name && after.color === color) return { id, name, email, color };
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await tx.user.update({ where: { id }, data: after });
    await record({
      chain: accountChain(id),
      action: "account.update",
      entity: "user",
      entityId: id,
      before: { name, color },
      after,
    });
  });
  return { id, email, ...after };
}
