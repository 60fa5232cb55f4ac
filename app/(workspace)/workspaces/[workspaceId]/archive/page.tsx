/** Boards that were put away: to bring back, or to delete for good. */
import type { Metadata } from "next";
import {
  orNotFound,
  requireWorkspacePage,
} from "#app/(workspace)/workspaces/[workspaceId]/load-workspace.ts";
import { BoardList } from "#components/boards/board-list.tsx";
import { getContext } from "#server/context.ts";
import { listBoards } from "#server/queries/list-boards.ts";

export const metadata: Metadata = { title: "Archive" };

export default async function ArchivePage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { principal, workspace } = await requireWorkspacePage(workspaceId, "archive");
  const boards = await orNotFound(listBoards(getContext(), principal, { workspaceId, archived: true }));
  return (
    <BoardList
      workspaceId={workspaceId}
      role={workspace.role}
      userId={principal.userId}
      isArchive
      initialBoards={boards}
    />
  );
}
