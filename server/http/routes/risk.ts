/** /boards/{id}/risk and /what-if: where it would hurt the customer, worked out from the live board */
import { createRoute } from "@hono/zod-openapi";
import { riskReportSchema, whatIfRequestSchema, whatIfSchema } from "#lib/contracts/risk.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import {
  boardParams,
  json,
  jsonBody,
  newRoutes,
  type Routes,
  refusals,
  signedIn,
} from "#server/http/routes.ts";
import { readRisk, readWhatIf } from "#server/queries/read-risk.ts";

export function riskRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getRisk, async (c) => {
    const report = await readRisk(context, signedIn(c), c.req.valid("param").boardId);
    return c.json(report, 200);
  });
  routes.openapi(postWhatIf, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await readWhatIf(context, signedIn(c), request), 200);
  });
  return routes;
}

const getRisk = createRoute({
  method: "get",
  path: "/boards/{boardId}/risk",
  tags: ["Risk"],
  summary: "The customer-facing cards and the causes by expected harm, the highest first",
  description: "Harm points per 1,000 journeys in the board's window; 30 points are one lost purchase.",
  request: { params: boardParams },
  responses: { 200: json(riskReportSchema, "The report"), ...refusals },
});
const postWhatIf = createRoute({
  method: "post",
  path: "/boards/{boardId}/what-if",
  tags: ["Risk"],
  summary: "What is hit when these elements fail, who is called and which fallbacks hold",
  request: { params: boardParams, body: jsonBody(whatIfRequestSchema) },
  responses: { 200: json(whatIfSchema, "What happens"), ...refusals },
});
