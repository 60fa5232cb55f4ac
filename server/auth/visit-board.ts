/** Who opens a board to look at it: a member, or the holder of a link to it. For the socket and for reading over HTTP. */
import { AppError } from "#lib/errors.ts";
import type { Context } from "#server/context.ts";
import { type AuthenticateDeps, authenticate } from "./authenticate.ts";
import { type BoardAccess, documentAccess, type GrantedBoard, guestAccess } from "./board-access.ts";
import { type Guest, readGuest } from "./guest.ts";
import type { Principal } from "./principal.ts";
import type { AnyHeaders } from "./session-token.ts";

export type Visitor = Principal | Guest;

/** Who a request may come from: somebody signed in, the holder of a link to the board, or both in one browser. */
export interface Visitors {
  principal: Principal | null;
  guest: Guest | null;
}

export interface Visit {
  visitor: Visitor;
  access: BoardAccess;
}

/** Null for nobody. */
export async function visitByHeaders(
  deps: AuthenticateDeps,
  headers: AnyHeaders,
  documentId: string,
): Promise<Visit | null> {
  const visitors = {
    principal: await authenticate(deps, headers),
    guest: readGuest(deps, headers, documentId),
  };
  return visitDocument(deps, visitors, documentId);
}

/** A member comes before a guest. */
async function visitDocument(
  deps: Pick<Context, "prisma" | "clock">,
  { principal, guest }: Visitors,
  documentId: string,
): Promise<Visit | null> {
  const asMember = principal && {
    visitor: principal,
    access: await documentAccess(deps, principal, documentId),
  };
  if (!guest || asMember?.access.kind === "granted") return asMember;
  return { visitor: guest, access: await guestAccess(deps, guest, documentId) };
}

/** The same as a gate for reading, also of a draft by its document's id. Rejects with AppError auth.required, not-found or access.denied. */
export async function requireVisitedBoard(
  deps: Pick<Context, "prisma" | "clock">,
  visitors: Visitors,
  documentId: string,
): Promise<GrantedBoard> {
  const visit = await visitDocument(deps, visitors, documentId);
  return requireGranted(visit?.access ?? null);
}

/** Throws AppError auth.required (null: nobody), not-found or access.denied. */
export function requireGranted(access: BoardAccess | null): GrantedBoard {
  if (!access) throw new AppError("auth.required");
  if (access.kind === "not-found") throw new AppError("not-found");
  if (access.kind === "denied") throw new AppError("access.denied");
  return access;
}
