/**
 * Somebody without an account who came by a share link: what their cookie says. It is made in exchange for the link's
 * token, signed, good for one board and for hours; whether the link still stands is asked of the database each time
 * (board-access.ts).
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "#server/context.ts";
import { type AnyHeaders, headerOf, parseCookies, usesSecureCookies } from "./session-token.ts";

export interface Guest {
  /** One visit, never an account's id. */
  userId: string;
  name: string;
  /** 1–12: presence colour. */
  color: number;
  via: { kind: "link"; linkId: string; boardId: string };
}

export interface GuestVisit {
  linkId: string;
  boardId: string;
  visitId: string;
  expiresAtMs: number;
}

/** How long one exchange lasts: a working day. */
export const guestLifetimeMs = 12 * 60 * 60_000;
const colors = 12;

/** The guest of this board whose cookie stands in the headers; null without one that is ours and unexpired. */
export function readGuest(
  { config, clock }: Pick<Context, "config" | "clock">,
  headers: AnyHeaders,
  boardId: string,
): Guest | null {
  const value = parseCookies(headerOf(headers, "cookie") ?? "")[cookieName(config, boardId)];
  const [, linkId, visitId, expires, signature] = cookiePattern.exec(value ?? "") ?? [];
  if (!linkId || !visitId || !expires || !signature) return null;
  const visit = { linkId, boardId, visitId, expiresAtMs: Number(expires) };
  if (visit.expiresAtMs <= clock.now() || !isSame(signature, sign(config, visit))) return null;
  return {
    userId: `guest:${visitId}`,
    name: "Guest",
    color: 1 + (visitId.charCodeAt(visitId.length - 1) % colors),
    via: { kind: "link", linkId, boardId },
  };
}

/** The Set-Cookie header of a visit. */
export function guestCookie({ config, clock }: Pick<Context, "config" | "clock">, visit: GuestVisit): string {
  const value = [visit.linkId, visit.visitId, visit.expiresAtMs, sign(config, visit)].join(".");
  return [
    `${cookieName(config, visit.boardId)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${Math.floor((visit.expiresAtMs - clock.now()) / 1_000)}`,
    ...(usesSecureCookies(config.publicUrl) ? ["Secure"] : []),
  ].join("; ");
}

const cookiePattern = /^([\w-]{1,64})\.([\w-]{1,64})\.(\d{1,15})\.([\w-]{43})$/;

/** One for each board, so that two links can be open in one browser. */
const cookieName = ({ publicUrl }: { publicUrl: string }, boardId: string): string =>
  `${usesSecureCookies(publicUrl) ? "__Host-" : ""}throughline-guest-${boardId}`;

function sign({ authSecret }: { authSecret: string }, visit: GuestVisit): string {
  const said = ["share link", visit.boardId, visit.linkId, visit.visitId, visit.expiresAtMs].join(" ");
  return createHmac("sha256", authSecret).update(said).digest("base64url");
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
