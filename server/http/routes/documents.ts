/** /documents/{id}/base: a whole document as one update, for whoever opens it (docs/sync-spec.md S46) */
import { createRoute, z } from "@hono/zod-openapi";
import { idSchema } from "#lib/contracts/common.ts";
import { updateMediaTypes } from "#lib/sync/protocol.ts";
import { requireGranted } from "#server/auth/visit-board.ts";
import type { ApiContext } from "#server/http/api-context.ts";
import { contentEncodingFor, createEncodedBytes, streamOf } from "#server/http/encoded-bytes.ts";
import { matches } from "#server/http/etag.ts";
import { newRoutes, type Routes, refusals } from "#server/http/routes.ts";
import type { UpdateFormat } from "#server/room/live-document.ts";

export function documentRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  const encoded = createEncodedBytes();

  routes.openapi(getBase, async (c) => {
    const { documentId } = c.req.valid("param");
    requireGranted(c.var.access);
    const format = formatFor(c.req.header("accept"));
    const encoding = contentEncodingFor(c.req.header("accept-encoding"));
    const base = await context.rooms.base(documentId, format);
    const etag = `"${await encoded.digest(base)}.${encoding}"`;
    c.header("etag", etag);
    c.header("cache-control", "private, no-cache");
    c.header("vary", "Accept, Accept-Encoding");
    const known = c.req.header("if-none-match");
    if (known !== undefined && matches(known, etag)) return c.body(null, 304);
    const body = await encoded.encode(base, encoding);
    c.header("content-type", updateMediaTypes[format]);
    c.header("content-length", String(body.length));
    if (encoding !== "identity") c.header("content-encoding", encoding);
    return c.body(streamOf(body), 200);
  });
  return routes;
}

/** Format 1 unless the smaller one is asked for by name. */
const formatFor = (accept: string | undefined): UpdateFormat =>
  (accept ?? "")
    .toLowerCase()
    .split(",")
    .some((entry) => entry.split(";")[0]?.trim() === updateMediaTypes[2])
    ? 2
    : 1;

const binary = { schema: z.string().openapi({ format: "binary" }) };
const headers = z.object({ etag: z.string() });

const getBase = createRoute({
  method: "get",
  path: "/documents/{documentId}/base",
  tags: ["Documents"],
  summary: "A whole document as one Yjs update, for opening it: the socket then brings only what is newer",
  description:
    "At most a few seconds old. `Accept` chooses Yjs' format of the update, `Accept-Encoding` zstd, gzip or none. " +
    "A board's document has the board's id. The ETag names this state, format and encoding.",
  request: {
    params: z.object({ documentId: idSchema }),
    headers: z.object({
      "if-none-match": z.string().optional().openapi({ description: "ETags of states you have" }),
    }),
  },
  responses: {
    200: {
      description: "The update",
      content: { [updateMediaTypes[1]]: binary, [updateMediaTypes[2]]: binary },
      headers,
    },
    304: { description: "The document is what If-None-Match names", headers },
    ...refusals,
  },
});
