/** /boards/{id}/change-requests: changes drawn on drafts, assessed, decided, merged and taken back */
import { createRoute } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import {
  approveChangeSchema,
  askToDecideSchema,
  changeRequestSchema,
  changeStandingSchema,
  draftComparisonQuerySchema,
  proposeChangeSchema,
  rebaseChangeSchema,
  rejectChangeSchema,
  revertChangeSchema,
  updateChangeSchema,
} from "#lib/contracts/change-requests.ts";
import { idSchema, listOf } from "#lib/contracts/common.ts";
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
import { changeStanding } from "#server/queries/change-standing.ts";
import { compareDrafts } from "#server/queries/compare-drafts.ts";
import { listChanges } from "#server/queries/list-changes.ts";
import { askToDecide, updateChange } from "#server/use-cases/assess-change.ts";
import { approveChange, rejectChange, revertChange } from "#server/use-cases/decide-change.ts";
import { proposeChange } from "#server/use-cases/propose-change.ts";
import { rebaseChange } from "#server/use-cases/rebase-change.ts";

export function changeRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getChanges, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listChanges(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postChange, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await proposeChange(context, signedIn(c), request), 201);
  });
  routes.openapi(getChange, async (c) =>
    c.json(await changeStanding(context, signedIn(c), c.req.valid("param")), 200),
  );
  routes.openapi(patchChange, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await updateChange(context, signedIn(c), request), 200);
  });
  routes.openapi(getComparison, async (c) => {
    const wish = { ...c.req.valid("param"), ...c.req.valid("query") };
    const text = await compareDrafts(context, signedIn(c), wish);
    // JSON already: the framework's type of such an answer is that of what it would make into JSON.
    return c.body(text, 200, { "content-type": "application/json" }) as unknown as TypedResponse<
      never,
      200,
      "json"
    >;
  });
  routes.openapi(postRebase, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await rebaseChange(context, signedIn(c), request), 200);
  });
  routes.openapi(postAsk, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await askToDecide(context, signedIn(c), request), 200);
  });
  routes.openapi(postApproval, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await approveChange(context, signedIn(c), request), 200);
  });
  routes.openapi(postRejection, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await rejectChange(context, signedIn(c), request), 200);
  });
  routes.openapi(postReversion, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await revertChange(context, signedIn(c), request), 200);
  });
  return routes;
}

const path = "/boards/{boardId}/change-requests";
const onePath = `${path}/{changeId}` as const;
const changeParams = boardParams.extend({ changeId: idSchema });
const theChange = json(changeRequestSchema, "The request as it is now");
const tags = ["Change requests"];

const getChanges = createRoute({
  ...{ method: "get", path, tags },
  summary: "The change requests of a board, newest first",
  request: { params: boardParams },
  responses: { 200: json(listOf(changeRequestSchema), "The requests"), ...refusals },
});
const postChange = createRoute({
  ...{ method: "post", path, tags },
  summary: "Propose a change: forks the board, locked or not, into a draft of its own",
  description: "`draftDocumentId` opens like a board's document, at the socket and over HTTP.",
  request: { params: boardParams, body: jsonBody(proposeChangeSchema) },
  responses: { 201: theChange, ...refusals },
});
const getChange = createRoute({
  ...{ method: "get", path: onePath, tags },
  summary: "One request with its impact, worked out from its draft, and what stands in its way",
  request: { params: changeParams },
  responses: { 200: json(changeStandingSchema, "The request and how it stands"), ...refusals },
});
const patchChange = createRoute({
  ...{ method: "patch", path: onePath, tags },
  summary: "Write down what the change is about, and its assessment",
  request: { params: changeParams, body: jsonBody(updateChangeSchema) },
  responses: { 200: theChange, ...refusals },
});
const getComparison = createRoute({
  ...{ method: "get", path: `${onePath}/comparison`, tags },
  summary:
    "What the draft changes of the board it was made from, or how it differs from another request's draft",
  request: { params: changeParams, query: draftComparisonQuerySchema },
  responses: {
    200: {
      description: "The differences; `from` is the board or the other draft",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Comparison" } } },
    },
    ...refusals,
  },
});
const postRebase = createRoute({
  ...{ method: "post", path: `${onePath}/rebase`, tags },
  summary: "Bring the draft up to date with the board, choosing a side for each conflict",
  request: { params: changeParams, body: jsonBody(rebaseChangeSchema) },
  responses: { 200: theChange, ...refusals },
});
const postAsk = createRoute({
  ...{ method: "post", path: `${onePath}/assessed`, tags },
  summary: "Ask somebody to decide; needs all three texts of the assessment",
  request: { params: changeParams, body: jsonBody(askToDecideSchema) },
  responses: { 200: theChange, ...refusals },
});
const postApproval = createRoute({
  ...{ method: "post", path: `${onePath}/approval`, tags },
  summary: "Approve it, which merges the draft into the board in the same moment; never by its author",
  request: { params: changeParams, body: jsonBody(approveChangeSchema) },
  responses: { 200: theChange, ...refusals },
});
const postRejection = createRoute({
  ...{ method: "post", path: `${onePath}/rejection`, tags },
  summary: "Reject it with a reason; its author withdraws it so",
  request: { params: changeParams, body: jsonBody(rejectChangeSchema) },
  responses: { 200: theChange, ...refusals },
});
const postReversion = createRoute({
  ...{ method: "post", path: `${onePath}/reversion`, tags },
  summary: "Take back what was merged, as a forward change, choosing a side for each conflict",
  request: { params: changeParams, body: jsonBody(revertChangeSchema) },
  responses: { 200: theChange, ...refusals },
});
