/** Who is asking and what they may see of a board, for its pages: signed out goes to sign-in and back. */
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import type { Principal } from "#server/auth/principal.ts";
import { getContext } from "#server/context.ts";
import { type BoardForPage, getBoardForPage } from "#server/queries/get-board.ts";

/** Asked once per request, for the title and for the page. */
const loadBoard = cache(
  async (boardId: string): Promise<{ principal: Principal; found: BoardForPage | null } | null> => {
    const principal = await currentPrincipal();
    if (!principal) return null;
    return { principal, found: await getBoardForPage(getContext(), principal, boardId) };
  },
);

/** Redirects or answers 404 unless the person may see the board. `returnPath` is where sign-in leads back to. */
export async function boardFactsForPage(boardId: string, returnPath: string): Promise<BoardFacts> {
  const loaded = await loadBoard(boardId);
  if (!loaded) redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnPath)}`);
  if (!loaded.found) notFound();
  const { board, workspaceName, access, memberColors } = loaded.found;
  const { userId, name, color } = loaded.principal;
  return {
    boardId: board.id,
    documentId: access.documentId,
    title: board.title,
    workspaceId: board.workspaceId,
    workspaceName,
    role: access.role,
    readOnly: access.readOnly,
    lockedForRound: board.lockedForRound,
    me: { id: userId, name, color, role: access.role },
    memberColors,
    storage: getContext().database.kind,
  };
}

/** The board's title for the browser's tab; nothing is told to who may not see it. */
export async function boardTitleForPage(boardId: string): Promise<string> {
  const loaded = await loadBoard(boardId);
  return loaded?.found?.board.title ?? "Board";
}
