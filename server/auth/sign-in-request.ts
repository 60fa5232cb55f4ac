/** What one request to next-auth knows besides what next-auth looks at: who is signed in, and which invitation led here. */
import type { Context } from "#server/context.ts";
import { authenticate } from "./authenticate.ts";
import type { Principal } from "./principal.ts";
import { parseCookies } from "./session-token.ts";

export interface SignInRequest {
  principal: Principal | null;
  /** From a return path like /join/<token>: somebody new may come in by it. */
  invitationToken: string | undefined;
  /** Set once an identity provider has vouched for the e-mail address. */
  isEmailVouchedFor: boolean;
}

export async function readSignInRequest(
  deps: Pick<Context, "prisma" | "config" | "clock">,
  headers: Headers,
  fields: Readonly<Record<string, string>>,
): Promise<SignInRequest> {
  const cookies = parseCookies(headers.get("cookie") ?? "");
  const returnTo =
    fields.callbackUrl ??
    cookies["next-auth.callback-url"] ??
    cookies["__Secure-next-auth.callback-url"] ??
    "";
  return {
    principal: await authenticate(deps, headers),
    invitationToken: /^(?:https?:\/\/[^/]+)?\/join\/([A-Za-z0-9_-]{1,200})$/.exec(returnTo)?.[1],
    isEmailVouchedFor: false,
  };
}
