/** /boards/{id}/compare: what changed between two states, in meaning */
import { createRoute } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import { listOf } from "#lib/contracts/common.ts";
import { compareQuerySchema, comparisonSchema, stabilityPointSchema } from "#lib/contracts/comparison.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import { boardParams, json, newRoutes, type Routes, refusals, signedIn } from "#server/http/routes.ts";
import { compareStates } from "#server/queries/compare-states.ts";
import { stabilityTrend } from "#server/queries/stability-trend.ts";

export function comparisonRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openAPIRegistry.register("Comparison", comparisonSchema);
  routes.openapi(getComparison, async (c) => {
    const wish = { ...c.req.valid("param"), ...c.req.valid("query") };
    const text = await compareStates(context, signedIn(c), wish);
    // JSON already: the framework's type of such an answer is that of what it would make into JSON.
    return c.body(text, 200, { "content-type": "application/json" }) as unknown as TypedResponse<
      never,
      200,
      "json"
    >;
  });
  routes.openapi(getTrend, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await stabilityTrend(context, signedIn(c), boardId) }, 200);
  });
  return routes;
}

const getComparison = createRoute({
  method: "get",
  path: "/boards/{boardId}/compare",
  tags: ["Snapshots"],
  summary: "What differs between two snapshots, or a snapshot and the live board",
  description:
    "Elements are matched by id and compared field by field. What was only moved is listed apart: layout is never meaning. `to` is a snapshot or `now`.",
  request: { params: boardParams, query: compareQuerySchema },
  responses: {
    200: {
      description: "The differences, and how stable the scope is",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Comparison" } } },
    },
    ...refusals,
  },
});

const getTrend = createRoute({
  method: "get",
  path: "/boards/{boardId}/stability",
  tags: ["Rounds"],
  summary: "How stable the scope was from each closed round to the next, the oldest first",
  request: { params: boardParams },
  responses: { 200: json(listOf(stabilityPointSchema), "One for each two rounds in a row"), ...refusals },
});
