/**
 * Who is asking: the one place that turns a session cookie or a bearer token into a Principal. Pages, the API and the
 * socket's upgrade all call it. Nothing is cached, so a session that ended is refused at the very next request.
 */
import type { Context } from "#server/context.ts";
import type { Principal } from "./principal.ts";
import { hashSecretToken } from "./secret-token.ts";
import { type AnyHeaders, headerOf, readSessionToken } from "./session-token.ts";

export type AuthenticateDeps = Pick<Context, "prisma" | "config" | "clock">;

/** Null for nobody: no credentials, unknown ones, or ones that have ended. A bearer token beats a cookie. */
export async function authenticate(deps: AuthenticateDeps, headers: AnyHeaders): Promise<Principal | null> {
  const bearer = bearerToken(headers);
  if (bearer !== undefined) return principalOfToken(deps, bearer);
  const claims = await readSessionToken(deps, headers);
  return claims ? principalOfSession(deps, claims) : null;
}

/** The token of `Authorization: Bearer …`; undefined when there is no such header. */
export function bearerToken(headers: AnyHeaders): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headerOf(headers, "authorization") ?? "")?.[1];
}

/** A row is stamped as seen at most this often: the stamp is for people, not for counting. */
const seenEveryMs = 10 * 60_000;

async function principalOfSession(
  deps: AuthenticateDeps,
  claims: { userId: string; sessionId: string },
): Promise<Principal | null> {
  const session = await deps.prisma.session.findUnique({
    where: { id: claims.sessionId },
    include: { user: true },
  });
  const now = deps.clock.now();
  if (!session || session.userId !== claims.userId || session.expiresAt.getTime() <= now) return null;
  if (now - session.lastSeenAt.getTime() > seenEveryMs) {
    await deps.prisma.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: new Date(now) } });
  }
  return { ...identity(session.user), via: { kind: "session", sessionId: session.id } };
}

async function principalOfToken(deps: AuthenticateDeps, bearer: string): Promise<Principal | null> {
  const token = await deps.prisma.apiToken.findUnique({
    where: { tokenHash: hashSecretToken(bearer) },
    include: { user: true },
  });
  const now = deps.clock.now();
  if (!token || (token.expiresAt && token.expiresAt.getTime() <= now)) return null;
  if (!token.lastUsedAt || now - token.lastUsedAt.getTime() > seenEveryMs) {
    await deps.prisma.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date(now) } });
  }
  return { ...identity(token.user), via: { kind: "token", tokenId: token.id } };
}

const identity = (user: { id: string; name: string; email: string; color: number }) => ({
  userId: user.id,
  name: user.name,
  email: user.email,
  color: user.color,
});
