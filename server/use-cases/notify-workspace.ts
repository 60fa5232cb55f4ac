/** Tells everyone who has a board of the workspace open that its members changed. */
import type { Context } from "#server/context.ts";

export async function notifyMembers(
  deps: Pick<Context, "prisma" | "rooms">,
  workspaceId: string,
  userIds: string[],
): Promise<void> {
  const boards = await deps.prisma.board.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true },
  });
  for (const { id } of boards) deps.rooms.notify(id, { topic: "members", ids: userIds });
}
