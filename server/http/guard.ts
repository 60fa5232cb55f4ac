/**
 * The door of the API, before any route: where a write may come from, what it may carry, and how much.
 *
 * A browser attaches cookies by itself, so a write that rests on them must prove it comes from our own pages: an Origin
 * from the list, or Sec-Fetch-Site: same-origin. A program that signs in with a cookie sends neither; it is let through
 * with a JSON body only, which no other site can make a browser send without asking us first. Bearer tokens are never
 * attached by a browser and need no proof.
 */
import { AppError } from "#lib/errors.ts";
import { bearerToken } from "#server/auth/authenticate.ts";
import type { Context } from "#server/context.ts";
import { plainProblem } from "./problem.ts";
import { isTooDeep, maxDepth, readBodyText } from "./read-body.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const contentPath = /\/boards\/[^/]+\/content$/;

/** The request with its body read, or the refusal. Rejects with AppError access.origin, body.too-large. */
export async function passGuard(
  deps: Pick<Context, "config">,
  request: Request,
): Promise<Request | Response> {
  if (safeMethods.has(request.method)) return request;
  const { pathname } = new URL(request.url);
  const isJson = isJsonType(request.headers.get("content-type"));
  if (bearerToken(request.headers) === undefined) checkOrigin(deps, request.headers, isJson);

  const { bodyMaxBytes, importMaxBytes } = deps.config.limits;
  const body = await readBodyText(request, contentPath.test(pathname) ? importMaxBytes : bodyMaxBytes);
  const { method, headers, url } = request;
  if (body === "") return new Request(url, { method, headers });
  if (!isJson) return plainProblem(415);
  if (isTooDeep(body)) return plainProblem(400, `The JSON nests deeper than ${maxDepth} levels.`);
  return new Request(url, { method, headers, body });
}

/** Rejects a write from another site; see above. */
export function checkOrigin(deps: Pick<Context, "config">, headers: Headers, isJson: boolean): void {
  const origin = headers.get("origin");
  if (origin !== null) {
    if (!deps.config.allowedOrigins.includes(origin)) throw foreign();
    return;
  }
  const site = headers.get("sec-fetch-site");
  if (site !== null) {
    if (site !== "same-origin") throw foreign();
    return;
  }
  if (headers.has("cookie") && !isJson) throw foreign();
}

export const isJsonType = (contentType: string | null): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "");

const foreign = () =>
  new AppError("access.origin", "Send this from a page of this site, or with a bearer token.");
