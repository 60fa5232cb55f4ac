/** /boards/{id}/rounds: reviews of a board, and what is signed in them */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import { openRoundSchema, roundSchema, signRoundSchema } from "#lib/contracts/rounds.ts";
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
import { listRounds } from "#server/queries/list-rounds.ts";
import { closeRound } from "#server/use-cases/close-round.ts";
import { openRound } from "#server/use-cases/open-round.ts";
import { signRound, withdrawApproval } from "#server/use-cases/sign-round.ts";

export function roundRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getRounds, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listRounds(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postRound, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await openRound(context, signedIn(c), request), 201);
  });
  routes.openapi(postApproval, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await signRound(context, signedIn(c), request), 201);
  });
  routes.openapi(postWithdrawal, async (c) =>
    c.json(await withdrawApproval(context, signedIn(c), c.req.valid("param")), 201),
  );
  routes.openapi(postClose, async (c) =>
    c.json(await closeRound(context, signedIn(c), c.req.valid("param")), 200),
  );
  return routes;
}

const roundParams = boardParams.extend({ roundId: idSchema });
const approvalParams = roundParams.extend({ approvalId: idSchema });
const theRound = json(roundSchema, "The round as it is now");

const getRounds = createRoute({
  method: "get",
  path: "/boards/{boardId}/rounds",
  tags: ["Rounds"],
  summary: "The review rounds of a board, newest first, and whether what was signed still holds",
  request: { params: boardParams },
  responses: { 200: json(listOf(roundSchema), "The rounds"), ...refusals },
});
const postRound = createRoute({
  method: "post",
  path: "/boards/{boardId}/rounds",
  tags: ["Rounds"],
  summary: "Open a round with a snapshot of the board, and name who has to approve which lane or flow",
  request: { params: boardParams, body: jsonBody(openRoundSchema) },
  responses: { 201: theRound, ...refusals },
});
const postApproval = createRoute({
  method: "post",
  path: "/boards/{boardId}/rounds/{roundId}/approvals",
  tags: ["Rounds"],
  summary: "Sign what one has to approve, as it is on the board now",
  request: { params: roundParams, body: jsonBody(signRoundSchema) },
  responses: { 201: theRound, ...refusals },
});
const postWithdrawal = createRoute({
  method: "post",
  path: "/boards/{boardId}/rounds/{roundId}/approvals/{approvalId}/withdrawal",
  tags: ["Rounds"],
  summary: "Withdraw what one has signed; that it was signed stays on record",
  request: { params: approvalParams },
  responses: { 201: theRound, ...refusals },
});
const postClose = createRoute({
  method: "post",
  path: "/boards/{boardId}/rounds/{roundId}/close",
  tags: ["Rounds"],
  summary: "Close a round with a snapshot; approved by all, one that locks locks the board",
  request: { params: roundParams },
  responses: { 200: theRound, ...refusals },
});
