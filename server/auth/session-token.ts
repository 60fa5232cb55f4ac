/**
 * The session cookie: next-auth's encrypted JWT, in which `sub` is the user and `sid` a row of Session. Read here from
 * raw headers, because pages, the API and the socket's upgrade all need it (next-auth reads only Next's requests).
 */
import type { IncomingHttpHeaders } from "node:http";
import { getToken } from "next-auth/jwt";
import type { Context } from "#server/context.ts";

export type AnyHeaders = IncomingHttpHeaders | Headers;
export interface SessionClaims {
  userId: string;
  sessionId: string;
}

/** How long a browser stays signed in. */
export const sessionLifetimeSeconds = 30 * 24 * 60 * 60;

/** Cookies get the `__Secure-` prefix exactly when the public address is https. */
export const usesSecureCookies = (publicUrl: string): boolean => publicUrl.startsWith("https://");

/** What the cookie claims, if it is ours and unexpired; whether the session still stands is not looked at. */
export async function readSessionToken(
  deps: Pick<Context, "config">,
  headers: AnyHeaders,
): Promise<SessionClaims | null> {
  const cookies = parseCookies(headerOf(headers, "cookie") ?? "");
  // Headers stay out: given them, next-auth would take a bearer token for a session.
  const request = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]["req"];
  const token = await getToken({
    req: request,
    secret: deps.config.authSecret,
    secureCookie: usesSecureCookies(deps.config.publicUrl),
  });
  if (!token || typeof token.sub !== "string" || typeof token.sid !== "string") return null;
  return { userId: token.sub, sessionId: token.sid };
}

/** One header, however the headers came. */
export function headerOf(headers: AnyHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

export function parseCookies(header: string): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of header.split(";")) {
    const cut = pair.indexOf("=");
    if (cut < 1) continue;
    cookies[pair.slice(0, cut).trim()] ??= decode(pair.slice(cut + 1).trim());
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    // Another program's cookie that isn't percent-encoded: none of ours looks like that.
    if (error instanceof URIError) return value;
    throw error;
  }
}
