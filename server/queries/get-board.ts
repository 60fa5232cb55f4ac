/** One board's record: title, state, dates, and what the asking person may do there. */
import type { BoardInfo } from "#lib/contracts/boards.ts";
import { AppError } from "#lib/errors.ts";
import { boardAccess, type GrantedBoard, requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

/** What the board's page needs to open; `access` decides between drawing and reading. */
export interface BoardForPage {
  board: BoardInfo;
  workspaceName: string;
  access: GrantedBoard;
  /** By user id. */
  memberColors: Record<string, number>;
}

/** Null when there is nothing this person may see: the page answers 404. */
export async function getBoardForPage(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<BoardForPage | null> {
  const access = await boardAccess(deps, principal, boardId);
  if (access.kind !== "granted") return null;
  const [described, memberColors] = await Promise.all([
    describe(deps, boardId, access),
    colorsOfMembers(deps, access.workspaceId),
  ]);
  return { ...described, memberColors };
}

async function colorsOfMembers(
  { prisma }: Pick<Context, "prisma">,
  workspaceId: string,
): Promise<Record<string, number>> {
  const members = await prisma.membership.findMany({
    where: { workspaceId },
    select: { user: { select: { id: true, color: true } } },
  });
  return Object.fromEntries(members.map(({ user }) => [user.id, user.color]));
}

/** Rejects with AppError not-found or access.denied. */
export async function getBoard(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<BoardInfo> {
  const access = await requireBoard(deps, principal, { boardId, action: "board.read" });
  return (await describe(deps, boardId, access)).board;
}

async function describe(
  deps: Pick<Context, "prisma">,
  boardId: string,
  access: GrantedBoard,
): Promise<Omit<BoardForPage, "memberColors">> {
  const board = await deps.prisma.board.findUnique({
    where: { id: boardId },
    include: { workspace: { select: { name: true } } },
  });
  // It was there a moment ago: somebody has just deleted it.
  if (!board) throw new AppError("not-found");
  return {
    board: {
      id: board.id,
      workspaceId: board.workspaceId,
      title: board.title,
      state: board.state,
      role: access.role,
      readOnly: access.readOnly,
      createdAt: board.createdAt.toISOString(),
      updatedAt: board.updatedAt.toISOString(),
      archivedAt: board.archivedAt?.toISOString() ?? null,
      lockedAt: board.lockedAt?.toISOString() ?? null,
      lockedForRound: board.lockedForRound,
    },
    workspaceName: board.workspace.name,
    access,
  };
}
