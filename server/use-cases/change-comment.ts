/** Rewrites or deletes a comment of one's own: others see that it was. */
import type { ThreadWithComments, WriteComment } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type { Comment } from "#prisma/generated/client.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Ledger } from "./ledger.ts";
import { type Mentioned, mentionedMembers } from "./mentioned-members.ts";
import { type OfThread, requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

interface OfComment extends OfThread {
  commentId: string;
}

/** Rejects with AppError not-found, access.denied (another's), conflict (archived, deleted), validation.failed. */
export async function editComment(
  deps: ThreadDeps,
  principal: Principal,
  { text, mentions, ...of }: WriteComment & OfComment,
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, of.boardId);
  return writeThread(deps, {
    ...of,
    principal,
    access,
    action: "comment.edit",
    async write(tx) {
      const comment = await ownComment(tx, principal, of);
      const named = await mentionedMembers(tx, access, mentions);
      const isSame = comment.text === text && isSameNames(comment.mentions, named);
      if (!comment.deletedAt && isSame) return false;
      const editedAt = new Date(deps.clock.now());
      // Asked again with the write: deleted at the same moment, the words don't come back.
      const { count } = await tx.comment.updateMany({
        where: { id: of.commentId, deletedAt: null },
        data: { text, editedAt },
      });
      if (count === 0) throw new AppError("conflict", "This comment was deleted. Write a new one.");
      await replaceMentions(tx, of, { named, at: editedAt });
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
      await tx.comment.update({
        where: { id: of.commentId },
        data: { text: "", editedAt: null, deletedAt, mentions: { deleteMany: {} } },
      });
      return true;
    },
  });
}

const isSameNames = (before: readonly Mentioned[], named: readonly Mentioned[]): boolean =>
  before.length === named.length &&
  named.every(({ userId, name }) => before.some((one) => one.userId === userId && one.name === name));

/** Whoever was mentioned already isn't told again. */
async function replaceMentions(
  tx: Ledger["tx"],
  { commentId, threadId }: OfComment,
  { named, at }: { named: readonly Mentioned[]; at: Date },
): Promise<void> {
  await tx.mention.deleteMany({ where: { commentId, userId: { notIn: named.map(({ userId }) => userId) } } });
  for (const { userId, name } of named)
    await tx.mention.upsert({
      where: { commentId_userId: { commentId, userId } },
      create: { commentId, userId, threadId, name, at },
      update: { name },
    });
}

async function ownComment(
  tx: Ledger["tx"],
  principal: Principal,
  { boardId, threadId, commentId }: OfComment,
): Promise<Comment & { mentions: Mentioned[] }> {
  const comment = await tx.comment.findFirst({
    where: { id: commentId, threadId, thread: { boardId } },
    include: { mentions: true },
  });
  if (!comment) throw new AppError("not-found", "There is no such comment on this board.");
  if (comment.authorId !== principal.userId)
    throw new AppError("access.denied", "Only who wrote a comment can change it. Answer it instead.");
  return comment;
}
