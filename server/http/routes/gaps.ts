/** /boards/{id}/gaps: what the board lacks, worked out from its live state, and what may stay open */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import { gapSchema, gapWaiverSchema, waiveGapSchema } from "#lib/contracts/gaps.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import {
  boardParams,
  done,
  json,
  jsonBody,
  newRoutes,
  type Routes,
  refusals,
  signedIn,
} from "#server/http/routes.ts";
import { listGaps } from "#server/queries/list-gaps.ts";
import { listWaivers } from "#server/queries/list-waivers.ts";
import { waiveGap, withdrawWaiver } from "#server/use-cases/waive-gap.ts";

export function gapRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getGaps, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listGaps(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(getWaivers, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listWaivers(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postWaiver, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await waiveGap(context, signedIn(c), request), 201);
  });
  routes.openapi(deleteWaiver, async (c) => {
    await withdrawWaiver(context, signedIn(c), c.req.valid("param"));
    return c.body(null, 204);
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
const getWaivers = createRoute({
  method: "get",
  path: "/boards/{boardId}/gap-waivers",
  tags: ["Gaps"],
  summary: "Who answers for leaving which gap open, and until when",
  request: { params: boardParams },
  responses: { 200: json(listOf(gapWaiverSchema), "The waivers that weren't withdrawn"), ...refusals },
});
const postWaiver = createRoute({
  method: "post",
  path: "/boards/{boardId}/gap-waivers",
  tags: ["Gaps"],
  summary: "Answer for leaving a gap open until a day",
  request: { params: boardParams, body: jsonBody(waiveGapSchema) },
  responses: { 201: json(gapWaiverSchema, "The waiver"), ...refusals },
});
const deleteWaiver = createRoute({
  method: "delete",
  path: "/boards/{boardId}/gap-waivers/{waiverId}",
  tags: ["Gaps"],
  summary: "Withdraw a waiver; that it was there stays on record",
  request: { params: boardParams.extend({ waiverId: idSchema }) },
  responses: { ...done, ...refusals },
});
