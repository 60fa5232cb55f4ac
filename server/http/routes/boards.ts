/** /workspaces/{id}/boards, /boards/{id} and what may be done with a board as a whole */
import { createRoute, z } from "@hono/zod-openapi";
import {
  boardAccessSchema,
  boardCardSchema,
  boardSchema,
  createBoardSchema,
  createdSchema,
  duplicateBoardSchema,
  lockBoardSchema,
  unlockBoardSchema,
  updateBoardSchema,
} from "#lib/contracts/boards.ts";
import { listOf, plainText } from "#lib/contracts/common.ts";
import { requireVisitedBoard } from "#server/auth/visit-board.ts";
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
  workspaceParams,
} from "#server/http/routes.ts";
import { getBoard } from "#server/queries/get-board.ts";
import { listBoards } from "#server/queries/list-boards.ts";
import { createBoard } from "#server/use-cases/create-board.ts";
import { deleteBoard } from "#server/use-cases/delete-board.ts";
import { duplicateBoard } from "#server/use-cases/duplicate-board.ts";
import { lockBoard, unlockBoard } from "#server/use-cases/lock-board.ts";
import { updateBoard } from "#server/use-cases/update-board.ts";

export function boardRoutes(context: ApiContext): Routes {
  const routes = newRoutes();

  routes.openapi(getBoards, async (c) => {
    const { q, archived } = c.req.valid("query");
    const filter = { ...c.req.valid("param"), q, archived: archived === "true" };
    return c.json({ items: await listBoards(context, signedIn(c), filter) }, 200);
  });
  routes.openapi(postBoard, async (c) => {
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await createBoard(context, signedIn(c), request), 201);
  });
  routes.openapi(getOne, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json(await getBoard(context, signedIn(c), boardId), 200);
  });
  routes.openapi(patchOne, async (c) => {
    const principal = signedIn(c);
    const { boardId } = c.req.valid("param");
    await updateBoard(context, principal, { boardId, ...c.req.valid("json") });
    return c.json(await getBoard(context, principal, boardId), 200);
  });
  routes.openapi(deleteOne, async (c) => {
    await deleteBoard(context, signedIn(c), c.req.valid("param").boardId);
    return c.body(null, 204);
  });
  routes.openapi(postDuplicate, async (c) => {
    const { title } = c.req.valid("json");
    return c.json(await duplicateBoard(context, signedIn(c), { ...c.req.valid("param"), title }), 201);
  });
  routes.openapi(postLock, async (c) => {
    const principal = signedIn(c);
    const { boardId } = c.req.valid("param");
    await lockBoard(context, principal, { boardId, ...c.req.valid("json") });
    return c.json(await getBoard(context, principal, boardId), 200);
  });
  routes.openapi(postUnlock, async (c) => {
    const principal = signedIn(c);
    const { boardId } = c.req.valid("param");
    await unlockBoard(context, principal, { boardId, ...c.req.valid("json") });
    return c.json(await getBoard(context, principal, boardId), 200);
  });
  routes.openapi(getAccess, async (c) => {
    const { boardId } = c.req.valid("param");
    const access = await requireVisitedBoard(context, c.var, boardId);
    const { kind: _, ...answer } = access;
    return c.json(answer, 200);
  });
  return routes;
}

const boardsQuery = z.object({
  q: plainText.max(200).default(""),
  archived: z.enum(["true", "false"]).optional(),
});

const getBoards = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/boards",
  tags: ["Boards"],
  summary: "The boards of a workspace, last changed first; `q` searches titles and what is written on them",
  request: { params: workspaceParams, query: boardsQuery },
  responses: { 200: json(listOf(boardCardSchema), "The boards"), ...refusals },
});
const postBoard = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/boards",
  tags: ["Boards"],
  summary: "Make a board, blank or from the sample",
  request: { params: workspaceParams, body: jsonBody(createBoardSchema) },
  responses: { 201: json(createdSchema, "The board's id"), ...refusals },
});
const getOne = createRoute({
  method: "get",
  path: "/boards/{boardId}",
  tags: ["Boards"],
  summary: "A board's record",
  request: { params: boardParams },
  responses: { 200: json(boardSchema, "The board"), ...refusals },
});
const patchOne = createRoute({
  method: "patch",
  path: "/boards/{boardId}",
  tags: ["Boards"],
  summary: "Rename a board, archive it or bring it back",
  request: { params: boardParams, body: jsonBody(updateBoardSchema) },
  responses: { 200: json(boardSchema, "The board"), ...refusals },
});
const deleteOne = createRoute({
  method: "delete",
  path: "/boards/{boardId}",
  tags: ["Boards"],
  summary: "Delete an archived board for ever",
  request: { params: boardParams },
  responses: { ...done, ...refusals },
});
const postDuplicate = createRoute({
  method: "post",
  path: "/boards/{boardId}/duplicate",
  tags: ["Boards"],
  summary: "Copy a board's content into a new board",
  request: { params: boardParams, body: { ...jsonBody(duplicateBoardSchema), required: false } },
  responses: { 201: json(createdSchema, "The copy's id"), ...refusals },
});
const postLock = createRoute({
  method: "post",
  path: "/boards/{boardId}/lock",
  tags: ["Boards"],
  summary: "Lock a board: nobody changes what is drawn on it, also where it is open now",
  request: { params: boardParams, body: { ...jsonBody(lockBoardSchema), required: false } },
  responses: { 200: json(boardSchema, "The board"), ...refusals },
});
const postUnlock = createRoute({
  method: "post",
  path: "/boards/{boardId}/unlock",
  tags: ["Boards"],
  summary: "Unlock a board, with a reason",
  request: { params: boardParams, body: jsonBody(unlockBoardSchema) },
  responses: { 200: json(boardSchema, "The board"), ...refusals },
});
const getAccess = createRoute({
  method: "get",
  path: "/boards/{boardId}/access",
  tags: ["Boards"],
  summary: "What you may do on a board, and which document to open",
  request: { params: boardParams },
  responses: { 200: json(boardAccessSchema, "The access"), ...refusals },
});
