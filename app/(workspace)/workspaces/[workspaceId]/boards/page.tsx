/** Home: the boards of a workspace. */
import type { Metadata } from "next";
import {
  openBoards,
  requireWorkspacePage,
} from "#app/(workspace)/workspaces/[workspaceId]/load-workspace.ts";
import { BoardList } from "#components/boards/board-list.tsx";

export const metadata: Metadata = { title: "Boards" };

export default async function BoardsPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { principal, workspace } = await requireWorkspacePage(workspaceId, "boards");
  return (
    <BoardList
      workspaceId={workspaceId}
      role={workspace.role}
      userId={principal.userId}
      isArchive={false}
      initialBoards={await openBoards(principal, workspaceId)}
    />
  );
}
