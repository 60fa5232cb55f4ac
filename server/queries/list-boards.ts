/**
 * The boards of a workspace as cards for its home page, last changed first. `q` searches titles and what is written on
 * the boards; every word must occur.
 */

import type { Thumbnail } from "#lib/board/thumbnail.ts";
import type { BoardCard } from "#lib/contracts/boards.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { peopleById } from "./people-by-id.ts";

export interface BoardFilter {
  workspaceId: string;
  q?: string;
  /** Only archived ones; otherwise only those that aren't. */
  archived?: boolean;
}

/** Rejects with AppError not-found for somebody outside the workspace. */
export async function listBoards(
  deps: Pick<Context, "prisma" | "rooms">,
  principal: Pick<Principal, "userId">,
  filter: BoardFilter,
): Promise<BoardCard[]> {
  const { role } = await requireWorkspace(deps, principal, {
    workspaceId: filter.workspaceId,
    action: "board.read",
  });
  const boards = await deps.prisma.board.findMany({
    where: whereOf(filter),
    include: { projection: true, members: { where: { userId: principal.userId }, select: { role: true } } },
  });
  const people = await peopleById(
    deps,
    boards.map((board) => board.projection?.editedById ?? null),
  );
  return boards
    .map((board): BoardCard => {
      const { projection } = board;
      const editedAt =
        projection && projection.editedAt > board.updatedAt ? projection.editedAt : board.updatedAt;
      return {
        id: board.id,
        title: board.title,
        state: board.state,
        role: board.members[0]?.role ?? role,
        archivedAt: board.archivedAt?.toISOString() ?? null,
        editedAt: editedAt.toISOString(),
        editedBy: people.get(projection?.editedById ?? "") ?? null,
        nodeCount: projection?.nodeCount ?? 0,
        ownerNames: projection?.ownerNames ?? [],
        present: deps.rooms.present(board.id),
        // Written by our own projector from `thumbnailOf`, so its shape is known.
        thumbnail: (projection?.thumbnail ?? null) as unknown as Thumbnail | null,
      };
    })
    .sort((a, b) => b.editedAt.localeCompare(a.editedAt) || a.id.localeCompare(b.id));
}

function whereOf({ workspaceId, q, archived }: BoardFilter): Prisma.BoardWhereInput {
  const words = (q ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 10);
  return {
    workspaceId,
    archivedAt: archived ? { not: null } : null,
    AND: words.map((word) => {
      // Prisma hands the word to ILIKE as it is.
      const literal = word.replace(/[\\%_]/g, "\\$&");
      const inTitle = { contains: literal, mode: "insensitive" as const };
      // Lower-cased by us when it was written: some databases fold only ASCII.
      const inText = { contains: literal.toLowerCase() };
      return { OR: [{ title: inTitle }, { projection: { is: { searchText: inText } } }] };
    }),
  };
}
