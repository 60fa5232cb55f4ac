/** /me/sessions */
import { createRoute } from "@hono/zod-openapi";
import type { ApiContext } from "#server/http/api-context.ts";
import { done, newRoutes, type Routes, refusals, signedIn } from "#server/http/routes.ts";
import { endOtherSessions } from "#server/use-cases/end-other-sessions.ts";

export function sessionRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(removeSessions, async (c) => {
    await endOtherSessions(context, signedIn(c));
    return c.body(null, 204);
  });
  return routes;
}

const removeSessions = createRoute({
  method: "delete",
  path: "/me/sessions",
  tags: ["Accounts"],
  summary: "Sign out every other browser",
  responses: { ...done, ...refusals },
});
