/** /boards/{id}/share-links for owners; /share-links/visits for whoever holds one */
import { createRoute, z } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import {
  createShareLinkSchema,
  shareLinkCreatedSchema,
  shareLinkSchema,
  shareLinkVisitSchema,
  visitShareLinkSchema,
} from "#lib/contracts/share-links.ts";
import type { GuessLimits } from "#server/auth/guess-limits.ts";
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
import { listShareLinks } from "#server/queries/list-share-links.ts";
import { createShareLink } from "#server/use-cases/create-share-link.ts";
import { revokeShareLink } from "#server/use-cases/revoke-share-link.ts";
import { visitShareLink } from "#server/use-cases/visit-share-link.ts";

export function shareLinkRoutes(context: ApiContext, limits: GuessLimits): Routes {
  const routes = newRoutes();

  routes.openapi(getLinks, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listShareLinks(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postLink, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await createShareLink(context, signedIn(c), request), 201);
  });
  routes.openapi(deleteLink, async (c) => {
    await revokeShareLink(context, signedIn(c), c.req.valid("param"));
    return c.body(null, 204);
  });
  routes.openapi(postVisit, async (c) => {
    const guess = await limits.link(c.var.address);
    const { visit, cookie } = await visitShareLink(context, c.req.valid("json").token);
    await guess.succeed();
    c.header("set-cookie", cookie);
    return c.json(visit, 200);
  });
  return routes;
}

const linkParams = boardParams.extend({ linkId: idSchema });

const getLinks = createRoute({
  method: "get",
  path: "/boards/{boardId}/share-links",
  tags: ["Share links"],
  summary: "Links by which somebody without an account sees a board",
  request: { params: boardParams },
  responses: { 200: json(listOf(shareLinkSchema), "The links that still work"), ...refusals },
});
const postLink = createRoute({
  method: "post",
  path: "/boards/{boardId}/share-links",
  tags: ["Share links"],
  summary: "Make a link that lets whoever holds it see a board, and change nothing",
  request: { params: boardParams, body: { ...jsonBody(createShareLinkSchema), required: false } },
  responses: { 201: json(shareLinkCreatedSchema, "The link; its token is shown this once"), ...refusals },
});
const deleteLink = createRoute({
  method: "delete",
  path: "/boards/{boardId}/share-links/{linkId}",
  tags: ["Share links"],
  summary: "Withdraw a link; whoever came by it is sent away at once",
  request: { params: linkParams },
  responses: { ...done, ...refusals },
});
const postVisit = createRoute({
  method: "post",
  path: "/share-links/visits",
  tags: ["Share links"],
  security: [],
  summary: "Exchange a link's token for a cookie that opens its board",
  description:
    "The cookie lasts for twelve hours at most. With it, the board's socket, its access, its content and its document can be read.",
  request: { body: jsonBody(visitShareLinkSchema) },
  responses: {
    200: {
      ...json(shareLinkVisitSchema, "The board"),
      headers: z.object({ "set-cookie": z.string() }),
    },
    ...refusals,
  },
});
