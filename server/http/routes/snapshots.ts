/** /boards/{id}/snapshots */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import {
  restoreSnapshotSchema,
  snapshotContentSchema,
  snapshotRestoredSchema,
  snapshotSchema,
  snapshotWithContentSchema,
  takeSnapshotSchema,
} from "#lib/contracts/snapshots.ts";
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
import { getSnapshot, listSnapshots } from "#server/queries/list-snapshots.ts";
import { restoreSnapshot } from "#server/use-cases/restore-snapshot.ts";
import { takeSnapshot } from "#server/use-cases/take-snapshot.ts";

export function snapshotRoutes(context: ApiContext): Routes {
  const routes = newRoutes();
  routes.openapi(getSnapshots, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listSnapshots(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(postSnapshot, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await takeSnapshot(context, signedIn(c), request), 201);
  });
  routes.openapi(getOne, async (c) =>
    c.json(await getSnapshot(context, signedIn(c), c.req.valid("param")), 200),
  );
  routes.openapi(postRestore, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await restoreSnapshot(context, signedIn(c), request), 200);
  });
  return routes;
}

const snapshotParams = boardParams.extend({ snapshotId: idSchema });

const getSnapshots = createRoute({
  method: "get",
  path: "/boards/{boardId}/snapshots",
  tags: ["Snapshots"],
  summary: "The snapshots of a board, newest first",
  request: { params: boardParams },
  responses: { 200: json(listOf(snapshotSchema), "The snapshots"), ...refusals },
});
const postSnapshot = createRoute({
  method: "post",
  path: "/boards/{boardId}/snapshots",
  tags: ["Snapshots"],
  summary: "Keep the present state under a name",
  request: { params: boardParams, body: jsonBody(takeSnapshotSchema) },
  responses: { 201: json(snapshotSchema, "The snapshot"), ...refusals },
});
/** The content's component is registered by the content routes. */
const describedSnapshot = snapshotWithContentSchema.extend({
  content: snapshotContentSchema.openapi({
    type: "object",
    allOf: [{ $ref: "#/components/schemas/BoardContent" }],
  }),
});
const getOne = createRoute({
  method: "get",
  path: "/boards/{boardId}/snapshots/{snapshotId}",
  tags: ["Snapshots"],
  summary: "A snapshot with its content",
  request: { params: snapshotParams },
  responses: { 200: json(describedSnapshot, "The snapshot"), ...refusals },
});
const postRestore = createRoute({
  method: "post",
  path: "/boards/{boardId}/snapshots/{snapshotId}/restore",
  tags: ["Snapshots"],
  summary:
    "Bring the board, or one flow or element of it, back to a snapshot; the state before is kept as another",
  request: { params: snapshotParams, body: { ...jsonBody(restoreSnapshotSchema), required: false } },
  responses: { 200: json(snapshotRestoredSchema, "What was restored, and what was kept"), ...refusals },
});
