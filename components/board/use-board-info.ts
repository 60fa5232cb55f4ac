/** The board's record from the ledger (title, archived, locked for a round), read again when the server says that it changed. */
"use client";

import { useCallback, useMemo, useState } from "react";
import { request } from "#components/api/request.ts";
import type { BoardInfo } from "#lib/contracts/boards.ts";
import type { BoardFacts } from "./board-facts.ts";

export interface ShownBoardInfo {
  title: string;
  isArchived: boolean;
  lockedForRound: number | null;
}
export interface BoardInfoState extends ShownBoardInfo {
  /** Shows a change before the server has it; gives what takes it back. */
  show: (change: Partial<ShownBoardInfo>) => () => void;
  /** Asks the server. Without an answer what is shown stays. */
  reload: () => Promise<void>;
}

export function useBoardInfo({ boardId, title, readOnly, lockedForRound }: BoardFacts): BoardInfoState {
  // The page was just rendered with it; from then on notices say when to ask.
  const [info, setInfo] = useState<ShownBoardInfo>({
    title,
    isArchived: readOnly === "archived",
    lockedForRound,
  });
  const show = useCallback(
    (change: Partial<ShownBoardInfo>) => {
      setInfo((now) => ({ ...now, ...change }));
      return () => setInfo(info);
    },
    [info],
  );
  const reload = useCallback(async () => {
    try {
      const board = await request<BoardInfo>(`/boards/${boardId}`);
      setInfo({
        title: board.title,
        isArchived: board.archivedAt !== null,
        lockedForRound: board.lockedForRound,
      });
    } catch {
      // The next notice or visit asks again; access that is gone is told by the connection.
    }
  }, [boardId]);
  return useMemo(() => ({ ...info, show, reload }), [info, show, reload]);
}
