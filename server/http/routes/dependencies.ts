/** /boards/{id}/dependencies: what providers answered */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import { answerDependencySchema, dependencyResponseSchema } from "#lib/contracts/dependencies.ts";
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
import { listDependencies } from "#server/queries/list-dependencies.ts";
import { answerDependency } from "#server/use-cases/answer-dependency.ts";

export function dependencyRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getDependencies, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listDependencies(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postResponse, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await answerDependency(context, signedIn(c), request), 201);
  });
  return routes;
}

const getDependencies = createRoute({
  method: "get",
  path: "/boards/{boardId}/dependencies",
  tags: ["Dependencies"],
  summary: "The newest answer to each dependency",
  request: { params: boardParams },
  responses: { 200: json(listOf(dependencyResponseSchema), "The answers"), ...refusals },
});
const postResponse = createRoute({
  method: "post",
  path: "/boards/{boardId}/dependencies/{edgeId}/responses",
  tags: ["Dependencies"],
  summary: "Answer a dependency as its provider",
  request: { params: boardParams.extend({ edgeId: idSchema }), body: jsonBody(answerDependencySchema) },
  responses: { 201: json(dependencyResponseSchema, "The answer"), ...refusals },
});
