/** The board's record from the ledger (title, archived), read again when the server says that it changed. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { request } from "#components/api/request.ts";
import { type BoardInfo, boardSchema } from "#lib/contracts/boards.ts";
import type { BoardFacts } from "./board-facts.ts";

export const boardInfoKey = (boardId: string) => ["board", boardId] as const;

export interface ShownBoardInfo {
  title: string;
  isArchived: boolean;
}

export function useBoardInfo({ boardId, title, readOnly }: BoardFacts): ShownBoardInfo {
  const query = useQuery({
    queryKey: boardInfoKey(boardId),
    queryFn: async ({ signal }): Promise<ShownBoardInfo> => {
      const board = await request<BoardInfo>(`/boards/${boardId}`, { schema: boardSchema, signal });
      return { title: board.title, isArchived: board.archivedAt !== null };
    },
    // The page was just rendered with it; from then on notices say when to ask.
    initialData: { title, isArchived: readOnly === "archived" },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data;
}
