/** One's own bearer tokens, newest first, without the secrets. */
import type { Token } from "#lib/contracts/accounts.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

export async function listTokens(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
): Promise<Token[]> {
  const tokens = await deps.prisma.apiToken.findMany({
    where: { userId: principal.userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return tokens.map((token) => ({
    id: token.id,
    name: token.name,
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
  }));
}
