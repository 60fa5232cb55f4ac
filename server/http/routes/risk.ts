/** /boards/{id}/risk and /what-if: where it would hurt the customer, worked out from the live board */
import { createRoute } from "@hono/zod-openapi";
import {
  lastRoundRiskSchema,
  riskReportSchema,
  riskScaleInForceSchema,
  setRiskScaleSchema,
  whatIfRequestSchema,
  whatIfSchema,
} from "#lib/contracts/risk.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import {
  boardParams,
  json,
  jsonBody,
  newRoutes,
  type Routes,
  refusals,
  signedIn,
  workspaceParams,
} from "#server/http/routes.ts";
import { readLastRoundRisk, readRisk, readWhatIf } from "#server/queries/read-risk.ts";
import { readBoardScale, readWorkspaceScale } from "#server/queries/read-risk-scale.ts";
import { setRiskScale } from "#server/use-cases/set-risk-scale.ts";

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
  routes.openapi(getLastRound, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json(await readLastRoundRisk(context, signedIn(c), boardId), 200);
  });
  routes.openapi(getBoardScale, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json(await readBoardScale(context, signedIn(c), boardId), 200);
  });
  routes.openapi(getScale, async (c) => {
    const { workspaceId } = c.req.valid("param");
    return c.json(await readWorkspaceScale(context, signedIn(c), workspaceId), 200);
  });
  routes.openapi(putScale, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await setRiskScale(context, signedIn(c), request), 200);
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
const getLastRound = createRoute({
  method: "get",
  path: "/boards/{boardId}/risk/last-round",
  tags: ["Risk"],
  summary: "The scores of the board that the last review round was opened or closed with",
  description: "By the numbers behind the words that were in force then.",
  request: { params: boardParams },
  responses: { 200: json(lastRoundRiskSchema, "The scores; no round: none"), ...refusals },
});
const getBoardScale = createRoute({
  method: "get",
  path: "/boards/{boardId}/risk-scale",
  tags: ["Risk"],
  summary: "The numbers behind the words of a risk on this board",
  request: { params: boardParams },
  responses: { 200: json(riskScaleInForceSchema, "The scale in force"), ...refusals },
});
const getScale = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/risk-scale",
  tags: ["Risk"],
  summary: "The numbers behind the words of a risk in this workspace",
  request: { params: workspaceParams },
  responses: { 200: json(riskScaleInForceSchema, "The scale in force"), ...refusals },
});
const putScale = createRoute({
  method: "put",
  path: "/workspaces/{workspaceId}/risk-scale",
  tags: ["Risk"],
  summary: "Give the workspace its own numbers, or the standard ones again",
  description: "Every board of the workspace is scored by them at once; snapshots keep those of their time.",
  request: { params: workspaceParams, body: jsonBody(setRiskScaleSchema) },
  responses: { 200: json(riskScaleInForceSchema, "The scale in force"), ...refusals },
});
