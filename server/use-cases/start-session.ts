/** Opens a Session row for somebody who has just proved who they are; its id is the `sid` of the cookie. */
import { randomUUID } from "node:crypto";
import { sessionLifetimeSeconds } from "#server/auth/session-token.ts";
import type { Context } from "#server/context.ts";

export async function startSession(deps: Pick<Context, "prisma" | "clock">, userId: string): Promise<string> {
  const now = deps.clock.now();
  const id = randomUUID();
  await deps.prisma.session.create({
    data: {
      id,
      userId,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + sessionLifetimeSeconds * 1000),
    },
  });
  // Signing in is when old ones are swept out: nobody reads an expired row.
  await deps.prisma.session.deleteMany({ where: { userId, expiresAt: { lt: new Date(now) } } });
  return id;
}
