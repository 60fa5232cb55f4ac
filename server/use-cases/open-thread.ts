/** Opens a thread on an element of a board, or on a point of it, with its first comment. */
import type { OpenThread, ThreadAnchor, ThreadWithComments } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { mentionedMembers } from "./mentioned-members.ts";
import { requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

const threadsPerBoard = 2_000;

/** Rejects with AppError not-found (no such board or element), access.denied, conflict (archived, too many), validation.failed. */
export async function openThread(
  deps: ThreadDeps & Pick<Context, "reader">,
  principal: Principal,
  { boardId, anchor, text, mentions }: OpenThread & { boardId: string },
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, boardId);
  const about = await nameOf(deps, access.documentId, anchor);
  const [threadId, at] = [deps.newId(), new Date(deps.clock.now())];
  return writeThread(deps, {
    boardId,
    threadId,
    principal,
    access,
    action: "thread.open",
    async write(tx) {
      if ((await tx.thread.count({ where: { boardId } })) >= threadsPerBoard)
        throw new AppError(
          "conflict",
          `A board holds at most ${threadsPerBoard} threads. Answer in one of them.`,
        );
      const place = anchor.type === "POINT" ? { x: anchor.x, y: anchor.y } : { elementId: anchor.id };
      const last = { lastAt: at, lastById: principal.userId, lastByName: principal.name };
      await tx.thread.create({
        data: {
          ...{ id: threadId, boardId, anchor: anchor.type, about, commentCount: 1, createdAt: at },
          ...place,
          ...last,
        },
      });
      const author = { authorId: principal.userId, authorName: principal.name };
      const named = await mentionedMembers(tx, access, mentions);
      await tx.comment.create({
        data: {
          ...{ id: deps.newId(), threadId, seq: 1, text, at, ...author },
          mentions: { create: named.map((member) => ({ ...member, threadId, at })) },
        },
      });
      return true;
    },
  });
}

/** What the element is called now; empty for a point. */
async function nameOf(
  deps: Pick<Context, "reader">,
  documentId: string,
  anchor: ThreadAnchor,
): Promise<string> {
  if (anchor.type === "POINT") return "";
  const { value: element } = await deps.reader.read(documentId, "anchor", { id: anchor.id });
  if (element?.type !== anchor.type)
    throw new AppError("not-found", "There is no such element on this board.");
  return element.name;
}
