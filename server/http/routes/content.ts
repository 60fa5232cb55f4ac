/** /boards/{id}/content: what is drawn, read and replaced as JSON */
import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { BoardHashes } from "#lib/board/hash-board.ts";
import { contentSchema } from "#lib/board/model.ts";
import { contentReplacedSchema } from "#lib/contracts/boards.ts";
import { requireVisitedBoard } from "#server/auth/visit-board.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import { etagOf, matches } from "#server/http/etag.ts";
import { boardParams, json, newRoutes, type Routes, refusals, signedIn } from "#server/http/routes.ts";
import { replaceContent } from "#server/use-cases/replace-content.ts";

export function contentRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openAPIRegistry.registerComponent("schemas", "BoardContent", jsonSchema("output"));
  routes.openAPIRegistry.registerComponent("schemas", "BoardContentInput", jsonSchema("input"));

  routes.openapi(getContent, async (c) => {
    const { boardId } = c.req.valid("param");
    const access = await requireVisitedBoard(context, c.var, boardId);
    const { value: content } = await context.reader.read(access.documentId, "content");
    const etag = etagOf(content.hashes);
    c.header("etag", etag);
    c.header("cache-control", "private, no-cache");
    const known = c.req.header("if-none-match");
    if (known !== undefined && matches(known, etag)) return c.body(null, 304);
    return c.body(content.json, 200, { "content-type": "application/json" });
  });

  routes.openapi(putContent, async (c) => {
    const { boardId } = c.req.valid("param");
    const condition = c.req.header("if-match");
    const ifMatch = (hashes: BoardHashes) => condition === undefined || matches(condition, etagOf(hashes));
    const wish = { boardId, text: await c.req.text(), ifMatch };
    const hashes = await replaceContent(context, signedIn(c), wish).catch(badJson);
    c.header("etag", etagOf(hashes));
    return c.json({ semHash: hashes.semHash, layHash: hashes.layHash }, 200);
  });
  return routes;
}

function badJson(error: unknown): never {
  if (error instanceof SyntaxError) throw new HTTPException(400, { cause: error });
  throw error;
}

/** Fields with defaults may be left out of what is sent; they are there in what is answered. */
function jsonSchema(io: "input" | "output") {
  const { $schema: _, ...schema } = z.toJSONSchema(contentSchema, { io });
  // zod's type of a JSON Schema is looser than OpenAPI's; both mean the same drafts.
  return schema as Parameters<Routes["openAPIRegistry"]["registerComponent"]>[2] as object;
}

function documented(name: string) {
  return { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
}

const etagHeader = z.object({ etag: z.string() });
const ifNoneMatch = z.object({
  "if-none-match": z.string().optional().openapi({ description: "ETags of states you have" }),
});
const ifMatch = z.object({
  "if-match": z.string().optional().openapi({ description: "The ETag of the state you change" }),
});

const getContent = createRoute({
  method: "get",
  path: "/boards/{boardId}/content",
  tags: ["Content"],
  summary: "What is drawn on a board: the live state, parsed",
  description: "The ETag names this state; send it back as If-Match when you replace the content.",
  request: { params: boardParams, headers: ifNoneMatch },
  responses: {
    200: { description: "The content", content: documented("BoardContent"), headers: etagHeader },
    304: { description: "The content is what If-None-Match names", headers: etagHeader },
    ...refusals,
  },
});
const putContent = createRoute({
  method: "put",
  path: "/boards/{boardId}/content",
  tags: ["Content"],
  summary: "Replace what is drawn, as one forward change that live editors see",
  description: "With If-Match it happens only if the board is still in that state (412 otherwise).",
  request: {
    params: boardParams,
    headers: ifMatch,
    body: {
      required: true,
      // Checked by the board's own parser, which knows more than the shape.
      content: documented("BoardContentInput"),
    },
  },
  responses: {
    200: { ...json(contentReplacedSchema, "The hashes of the new state"), headers: etagHeader },
    ...refusals,
  },
});
