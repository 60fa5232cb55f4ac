/** /boards/{id}/gaps: what the board lacks, worked out from its live state */
import { createRoute } from "@hono/zod-openapi";
import { listOf } from "#lib/contracts/common.ts";
import { gapSchema } from "#lib/contracts/gaps.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import { boardParams, json, newRoutes, type Routes, refusals, signedIn } from "#server/http/routes.ts";
import { listGaps } from "#server/queries/list-gaps.ts";

export function gapRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getGaps, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listGaps(context, signedIn(c), boardId) }, 200);
  });
  return routes;
}

const getGaps = createRoute({
  method: "get",
  path: "/boards/{boardId}/gaps",
  tags: ["Gaps"],
  summary: "What the board lacks, the gravest first",
  description: "Errors block signing off a round for what is in scope; codes are stable.",
  request: { params: boardParams },
  responses: { 200: json(listOf(gapSchema), "The gaps"), ...refusals },
});
