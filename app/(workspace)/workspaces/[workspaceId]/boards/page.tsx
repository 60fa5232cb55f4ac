/** Home: the boards of a workspace. */
import type { Metadata } from "next";
import { Suspense } from "react";
import {
  orNotFound,
  requireWorkspacePage,
  type WorkspacePage,
} from "#app/(workspace)/workspaces/[workspaceId]/load-workspace.ts";
import { BoardList } from "#components/boards/board-list.tsx";
import { BoardListSkeleton } from "#components/boards/board-list-skeleton.tsx";
import { getContext } from "#server/context.ts";
import { listBoards } from "#server/queries/list-boards.ts";

export const metadata: Metadata = { title: "Boards" };

export default async function BoardsPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  // Before anything is sent, so that strangers are redirected by status, not by script.
  const page = await requireWorkspacePage(workspaceId, "boards");
  return (
    <Suspense fallback={<BoardListSkeleton />}>
      <Boards {...page} />
    </Suspense>
  );
}

async function Boards({ principal, workspace }: WorkspacePage) {
  const boards = await orNotFound(listBoards(getContext(), principal, { workspaceId: workspace.id }));
  return (
    <BoardList
      workspaceId={workspace.id}
      role={workspace.role}
      userId={principal.userId}
      isArchive={false}
      initialBoards={boards}
    />
  );
}
