/**
 * What answers /api/v1 and /api/auth. Made once per process and kept in the context, so that Next's routes only pass
 * requests on: limits are counted in one place, and nothing of the server is bundled a second time.
 */
import { createGuessLimits } from "#server/auth/guess-limits.ts";
import { createApi } from "./api.ts";
import type { ApiContext } from "./api-context.ts";
import { createAuthEndpoint } from "./auth-endpoint.ts";

export interface Handlers {
  api(request: Request): Promise<Response>;
  auth(request: Request): Promise<Response>;
}

export function createHandlers(context: ApiContext): Handlers {
  const limits = createGuessLimits();
  return { api: createApi(context, limits), auth: createAuthEndpoint(context, limits) };
}
