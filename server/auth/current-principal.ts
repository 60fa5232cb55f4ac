/** Who is looking at this page; for server components and layouts only. */
import { headers } from "next/headers";
import { getContext } from "#server/context.ts";
import { authenticate } from "./authenticate.ts";
import type { Principal } from "./principal.ts";

/** Null when nobody is signed in: the page decides where to send them. */
export async function currentPrincipal(): Promise<Principal | null> {
  return authenticate(getContext(), await headers());
}
