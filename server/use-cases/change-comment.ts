/** Rewrites or deletes a comment of one's own: others see that it was. */
import type { ThreadWithComments, WriteComment } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type { Comment } from "#prisma/generated/client.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Ledger } from "./ledger.ts";
import { type OfThread, requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

interface OfComment extends OfThread {
  commentId: string;
}

/** Rejects with AppError not-found, access.denied (another's), conflict (archived, deleted). */
export async function editComment(
  deps: ThreadDeps,
  principal: Principal,
  { text, ...of }: WriteComment & OfComment,
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, of.boardId);
  return writeThread(deps, {
    ...of,
    principal,
    access,
    action: "comment.edit",
    async write(tx) {
      const comment = await ownComment(tx, principal, of);
      if (!comment.deletedAt && comment.text === text) return false;
      const editedAt = new Date(deps.clock.now());
      // Asked again with the write: deleted at the same moment, the words don't come back.
      const { count } = await tx.comment.updateMany({
        where: { id: of.commentId, deletedAt: null },
        data: { text, editedAt },
      });
      if (count === 0) throw new AppError("conflict", "This comment was deleted. Write a new one.");
      return true;
    },
  });
}

/** The words go, a mark stays. Rejects with AppError not-found, access.denied (another's), conflict (archived). */
export async function deleteComment(
  deps: ThreadDeps,
  principal: Principal,
  of: OfComment,
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, of.boardId);
  return writeThread(deps, {
    ...of,
    principal,
    access,
    action: "comment.delete",
    async write(tx) {
      const comment = await ownComment(tx, principal, of);
      if (comment.deletedAt) return false;
      const deletedAt = new Date(deps.clock.now());
      await tx.comment.update({ where: { id: of.commentId }, data: { text: "", editedAt: null, deletedAt } });
      return true;
    },
  });
}

async function ownComment(
  tx: Ledger["tx"],
  principal: Principal,
  { boardId, threadId, commentId }: OfComment,
): Promise<Comment> {
  const comment = await tx.comment.findFirst({
    where: { id: commentId, threadId, thread: { boardId } },
  });
  if (!comment) throw new AppError("not-found", "There is no such comment on this board.");
  if (comment.authorId !== principal.userId)
    throw new AppError("access.denied", "Only who wrote a comment can change it. Answer it instead.");
  return comment;
}
