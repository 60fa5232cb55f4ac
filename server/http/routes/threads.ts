/** /boards/{id}/threads: comments pinned to what is drawn */
import { createRoute } from "@hono/zod-openapi";
import { idSchema, listOf } from "#lib/contracts/common.ts";
import {
  changeThreadSchema,
  openThreadSchema,
  threadSchema,
  threadWithCommentsSchema,
  writeCommentSchema,
} from "#lib/contracts/threads.ts";
import type { GuessLimits } from "#server/auth/guess-limits.ts";
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
import { getThread, listThreads } from "#server/queries/list-threads.ts";
import { deleteComment, editComment } from "#server/use-cases/change-comment.ts";
import { openThread } from "#server/use-cases/open-thread.ts";
import { replyToThread } from "#server/use-cases/reply-to-thread.ts";
import { resolveThread } from "#server/use-cases/resolve-thread.ts";

export function threadRoutes(context: ApiContext, limits: GuessLimits): Routes {
  const routes = newRoutes();
  routes.openapi(getThreads, async (c) => {
    const { boardId } = c.req.valid("param");
    return c.json({ items: await listThreads(context, signedIn(c), boardId) }, 200);
  });
  routes.openapi(getOne, async (c) =>
    c.json(await getThread(context, signedIn(c), c.req.valid("param")), 200),
  );
  routes.openapi(postThread, async (c) => {
    await limits.comment(signedIn(c).userId);
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await openThread(context, signedIn(c), request), 201);
  });
  routes.openapi(patchThread, async (c) => {
    await limits.comment(signedIn(c).userId);
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await resolveThread(context, signedIn(c), request), 200);
  });
  routes.openapi(postComment, async (c) => {
    await limits.comment(signedIn(c).userId);
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await replyToThread(context, signedIn(c), request), 201);
  });
  routes.openapi(patchComment, async (c) => {
    await limits.comment(signedIn(c).userId);
    const request = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await editComment(context, signedIn(c), request), 200);
  });
  routes.openapi(removeComment, async (c) => {
    await limits.comment(signedIn(c).userId);
    return c.json(await deleteComment(context, signedIn(c), c.req.valid("param")), 200);
  });
  return routes;
}

const threadParams = boardParams.extend({ threadId: idSchema });
const commentParams = threadParams.extend({ commentId: idSchema });
const theThread = json(threadWithCommentsSchema, "The thread as it is now");

const getThreads = createRoute({
  method: "get",
  path: "/boards/{boardId}/threads",
  tags: ["Threads"],
  summary: "The threads of a board, the one with the newest comment first",
  request: { params: boardParams },
  responses: { 200: json(listOf(threadSchema), "The threads"), ...refusals },
});
const getOne = createRoute({
  method: "get",
  path: "/boards/{boardId}/threads/{threadId}",
  tags: ["Threads"],
  summary: "A thread with its comments",
  request: { params: threadParams },
  responses: { 200: theThread, ...refusals },
});
const postThread = createRoute({
  method: "post",
  path: "/boards/{boardId}/threads",
  tags: ["Threads"],
  summary: "Comment on an element of the board, or on a point of it",
  request: { params: boardParams, body: jsonBody(openThreadSchema) },
  responses: { 201: theThread, ...refusals },
});
const patchThread = createRoute({
  method: "patch",
  path: "/boards/{boardId}/threads/{threadId}",
  tags: ["Threads"],
  summary: "Resolve a thread, or open it again",
  request: { params: threadParams, body: jsonBody(changeThreadSchema) },
  responses: { 200: theThread, ...refusals },
});
const postComment = createRoute({
  method: "post",
  path: "/boards/{boardId}/threads/{threadId}/comments",
  tags: ["Threads"],
  summary: "Answer in a thread",
  request: { params: threadParams, body: jsonBody(writeCommentSchema) },
  responses: { 201: theThread, ...refusals },
});
const patchComment = createRoute({
  method: "patch",
  path: "/boards/{boardId}/threads/{threadId}/comments/{commentId}",
  tags: ["Threads"],
  summary: "Rewrite a comment of one's own",
  request: { params: commentParams, body: jsonBody(writeCommentSchema) },
  responses: { 200: theThread, ...refusals },
});
const removeComment = createRoute({
  method: "delete",
  path: "/boards/{boardId}/threads/{threadId}/comments/{commentId}",
  tags: ["Threads"],
  summary: "Delete a comment of one's own; a mark stays in its place",
  request: { params: commentParams },
  responses: { 200: theThread, ...refusals },
});
