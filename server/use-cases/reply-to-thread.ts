/** Adds a comment to a thread; a resolved one stays resolved. */
import type { ThreadWithComments, WriteComment } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireThread } from "#server/queries/list-threads.ts";
import { mentionedMembers } from "./mentioned-members.ts";
import { type OfThread, requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

const commentsPerThread = 500;

/** Rejects with AppError not-found, access.denied, conflict (archived, too many), validation.failed. */
export async function replyToThread(
  deps: ThreadDeps,
  principal: Principal,
  { boardId, threadId, text, mentions }: WriteComment & OfThread,
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, boardId);
  const at = new Date(deps.clock.now());
  return writeThread(deps, {
    boardId,
    threadId,
    principal,
    access,
    action: "thread.reply",
    async write(tx) {
      await requireThread(tx, { boardId, threadId });
      // Locks the thread's row, so that two replies at once don't take the same number.
      const { commentCount: seq } = await tx.thread.update({
        where: { id: threadId },
        data: {
          commentCount: { increment: 1 },
          ...{ lastAt: at, lastById: principal.userId, lastByName: principal.name },
        },
      });
      if (seq > commentsPerThread)
        throw new AppError(
          "conflict",
          `A thread holds at most ${commentsPerThread} comments. Open another one.`,
        );
      const author = { authorId: principal.userId, authorName: principal.name };
      const named = await mentionedMembers(tx, access, mentions);
      await tx.comment.create({
        data: {
          ...{ id: deps.newId(), threadId, seq, text, at, ...author },
          mentions: { create: named.map((member) => ({ ...member, threadId, at })) },
        },
      });
      return true;
    },
  });
}
