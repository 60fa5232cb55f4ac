/**
 * What answers /api/v1 and /api/auth. Made once per process and kept in the context, so that Next's routes only pass
 * requests on: limits are counted in one place, and nothing of the server is bundled a second time.
 */
import type { InvitationPreview } from "#lib/contracts/workspaces.ts";
import { AppError } from "#lib/errors.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import { createGuessLimits, type GuessLimits, RateLimited } from "#server/auth/guess-limits.ts";
import { previewInvitation } from "#server/queries/preview-invitation.ts";
import { createApi } from "./api.ts";
import type { ApiContext } from "./api-context.ts";
import { createAuthEndpoint } from "./auth-endpoint.ts";

export interface Handlers {
  api(request: Request): Promise<Response>;
  auth(request: Request): Promise<Response>;
  /** For the page of an invitation link: counts with the API's tries. */
  invitation(headers: Headers, token: string): Promise<FoundInvitation>;
}

/** A value, not an error: pages are bundled with an AppError of their own. */
export type FoundInvitation =
  | { kind: "found"; invitation: InvitationPreview }
  | { kind: "invalid" }
  | { kind: "limited"; message: string };

export function createHandlers(context: ApiContext): Handlers {
  const limits = createGuessLimits();
  return {
    api: createApi(context, limits),
    auth: createAuthEndpoint(context, limits),
    invitation: (headers, token) => findInvitation(context, limits, { headers, token }),
  };
}

async function findInvitation(
  context: ApiContext,
  limits: GuessLimits,
  { headers, token }: { headers: Headers; token: string },
): Promise<FoundInvitation> {
  try {
    const guess = await limits.link(clientAddress(headers));
    const invitation = await previewInvitation(context, token);
    await guess.succeed();
    return { kind: "found", invitation };
  } catch (error) {
    if (error instanceof RateLimited) return { kind: "limited", message: error.message };
    if (error instanceof AppError && error.code === "invitation.invalid") return { kind: "invalid" };
    throw error;
  }
}
