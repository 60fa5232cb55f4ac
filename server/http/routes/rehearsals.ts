/** /boards/{id}/rehearsals: failures played through, with the times of calls and answers */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import {
  callSchema,
  endRehearsalSchema,
  rehearsalSchema,
  startRehearsalSchema,
} from "#lib/contracts/rehearsals.ts";
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
import { listRehearsals } from "#server/queries/list-rehearsals.ts";
import { callPerson, endRehearsal, noteAnswer, startRehearsal } from "#server/use-cases/rehearse.ts";

export function rehearsalRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getRehearsals, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listRehearsals(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postRehearsal, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json({ id: await startRehearsal(context, signedIn(c), request) }, 201);
  });
  routes.openapi(postCall, async (c) => {
    await callPerson(context, signedIn(c), { ...c.req.valid("param"), ...c.req.valid("json") });
    return c.body(null, 204);
  });
  routes.openapi(postAnswer, async (c) => {
    await noteAnswer(context, signedIn(c), c.req.valid("param"));
    return c.body(null, 204);
  });
  routes.openapi(postEnd, async (c) => {
    await endRehearsal(context, signedIn(c), { ...c.req.valid("param"), ...c.req.valid("json") });
    return c.body(null, 204);
  });
  return routes;
}

const rehearsalParams = boardParams.extend({ rehearsalId: idSchema });

const getRehearsals = createRoute({
  method: "get",
  path: "/boards/{boardId}/rehearsals",
  tags: ["Risk"],
  summary: "The failures that were played through, the newest first",
  request: { params: boardParams },
  responses: { 200: json(listOf(rehearsalSchema), "The rehearsals"), ...refusals },
});
const postRehearsal = createRoute({
  method: "post",
  path: "/boards/{boardId}/rehearsals",
  tags: ["Risk"],
  summary: "Start playing a failure through",
  description: "Keeps what follows from it, with the names of then. Times are the server's.",
  request: { params: boardParams, body: jsonBody(startRehearsalSchema) },
  responses: { 201: json(rehearsalSchema.pick({ id: true }), "The new rehearsal"), ...refusals },
});
const postCall = createRoute({
  method: "post",
  path: "/boards/{boardId}/rehearsals/{rehearsalId}/calls",
  tags: ["Risk"],
  summary: "Somebody is called now; the first time counts",
  request: { params: rehearsalParams, body: jsonBody(callSchema) },
  responses: { ...done, ...refusals },
});
const postAnswer = createRoute({
  method: "post",
  path: "/boards/{boardId}/rehearsals/{rehearsalId}/calls/{callId}/answer",
  tags: ["Risk"],
  summary: "They answer now; the first answer counts",
  request: { params: rehearsalParams.extend({ callId: idSchema }) },
  responses: { ...done, ...refusals },
});
const postEnd = createRoute({
  method: "post",
  path: "/boards/{boardId}/rehearsals/{rehearsalId}/end",
  tags: ["Risk"],
  summary: "End a rehearsal; from then on nothing of it changes",
  request: { params: rehearsalParams, body: jsonBody(endRehearsalSchema) },
  responses: { ...done, ...refusals },
});
