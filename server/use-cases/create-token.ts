/** Makes a bearer token for a program that acts as the person who made it. */
import type { CreateToken, TokenCreated } from "#lib/contracts/accounts.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import { hashSecretToken, newSecretToken } from "#server/auth/secret-token.ts";
import type { Context } from "#server/context.ts";
import { accountChain, actorOf, writeLedger } from "./ledger.ts";

const dayMs = 24 * 60 * 60_000;

/** The answer holds the only copy of the token. Rejects with AppError access.denied for a token's holder. */
export async function createToken(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "random">,
  principal: Principal,
  { name, expiresInDays }: CreateToken,
): Promise<TokenCreated> {
  // Else a leaked token could outlive its withdrawal by making others.
  if (principal.via.kind === "token") throw new AppError("access.denied", "Sign in to make a token.");
  const secret = newSecretToken(deps.random, "tl_");
  const now = deps.clock.now();
  const id = deps.newId();
  const createdAt = new Date(now);
  const expiresAt = expiresInDays === undefined ? null : new Date(now + expiresInDays * dayMs);
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const tokenHash = hashSecretToken(secret);
    await tx.apiToken.create({
      data: { id, userId: principal.userId, name, tokenHash, createdAt, expiresAt },
    });
    await record({
      chain: accountChain(principal.userId),
      action: "token.create",
      entity: "token",
      entityId: id,
      after: { name },
    });
  });
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: null,
    expiresAt: expiresAt?.toISOString() ?? null,
    token: secret,
  };
}
