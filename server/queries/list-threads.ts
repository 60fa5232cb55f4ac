/** The threads of a board for lists and pins, and one of them with all its comments. */
import type { Comment, Thread, ThreadAnchor, ThreadWithComments } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type {
  Comment as CommentRow,
  Mention as MentionRow,
  Prisma,
  Thread as ThreadRow,
} from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

const excerptCharacters = 280;

/** The one with the newest comment first. Rejects with AppError not-found, access.denied. */
export async function listThreads(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<Thread[]> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.thread.findMany({
    where: { boardId },
    include: {
      comments: { where: { seq: 1 } },
      mentions: { where: { userId: principal.userId } },
    },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
  });
  return rows.map(threadOf);
}

/** Rejects with AppError not-found, access.denied. */
export async function getThread(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  { boardId, threadId }: { boardId: string; threadId: string },
): Promise<ThreadWithComments> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  return readThread(deps.prisma, { boardId, threadId, userId: principal.userId });
}

/** The thread without its comments, inside a transaction or not; rejects with AppError not-found. */
export async function requireThread(
  db: Prisma.TransactionClient,
  { boardId, threadId }: { boardId: string; threadId: string },
): Promise<ThreadRow> {
  const row = await db.thread.findFirst({ where: { id: threadId, boardId } });
  if (!row) throw noThread();
  return row;
}

const noThread = () => new AppError("not-found", "There is no such thread on this board.");

/** As this user sees it, inside a transaction or not; rejects with AppError not-found. */
export async function readThread(
  db: Prisma.TransactionClient,
  { boardId, threadId, userId }: { boardId: string; threadId: string; userId: string },
): Promise<ThreadWithComments> {
  const row = await db.thread.findFirst({
    where: { id: threadId, boardId },
    include: {
      comments: { orderBy: { seq: "asc" }, include: { mentions: { orderBy: { name: "asc" } } } },
      mentions: { where: { userId } },
    },
  });
  if (!row) throw noThread();
  return { ...threadOf(row), comments: row.comments.map(commentOf) };
}

/** @param row with the mentions of whoever asks */
export function threadOf(row: ThreadRow & { comments: CommentRow[]; mentions: MentionRow[] }): Thread {
  const [first] = row.comments;
  if (!first) throw new Error(`thread ${row.id} has no first comment`);
  return {
    id: row.id,
    anchor: anchorOf(row),
    about: row.about,
    state: row.state,
    resolved: resolvedOf(row),
    outcome: outcomeOf(row),
    excerpt: excerptOf(first.text),
    openedBy: { userId: first.authorId, name: first.authorName },
    at: row.createdAt.toISOString(),
    commentCount: row.commentCount,
    lastBy: { userId: row.lastById, name: row.lastByName },
    lastAt: row.lastAt.toISOString(),
    mentionedAt: latest(row.mentions)?.toISOString() ?? null,
  };
}

function anchorOf({ id, anchor, elementId, x, y }: ThreadRow): ThreadAnchor {
  if (anchor !== "POINT" && elementId !== null) return { type: anchor, id: elementId };
  if (x !== null && y !== null) return { type: "POINT", x, y };
  throw new Error(`thread ${id} is pinned to nothing`);
}

const resolvedOf = ({ resolvedAt, resolvedById, resolvedByName }: ThreadRow): Thread["resolved"] =>
  resolvedAt === null || resolvedById === null
    ? null
    : { by: { userId: resolvedById, name: resolvedByName ?? "" }, at: resolvedAt.toISOString() };

type OutcomeRow = Pick<
  ThreadRow,
  "outcome" | "outcomeText" | "outcomeOwnerId" | "outcomeOwnerName" | "outcomeDue"
>;

export function outcomeOf(row: OutcomeRow): Thread["outcome"] {
  const { outcome, outcomeText, outcomeOwnerId, outcomeOwnerName, outcomeDue } = row;
  if (outcome === null) return null;
  const owner = outcomeOwnerId === null ? null : { userId: outcomeOwnerId, name: outcomeOwnerName ?? "" };
  return { kind: outcome, text: outcomeText ?? "", owner, due: outcomeDue };
}

const latest = (mentions: readonly MentionRow[]): Date | undefined =>
  mentions.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0];

const commentOf = (row: CommentRow & { mentions: MentionRow[] }): Comment => ({
  id: row.id,
  text: row.text,
  by: { userId: row.authorId, name: row.authorName },
  at: row.at.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  isDeleted: row.deletedAt !== null,
  mentions: row.mentions.map(({ userId, name }) => ({ userId, name })),
});

/** Cut between characters, not inside one. */
function excerptOf(text: string): string {
  const characters = [...text];
  return characters.length <= excerptCharacters
    ? text
    : `${characters.slice(0, excerptCharacters).join("")}…`;
}
