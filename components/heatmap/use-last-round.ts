/** The scores of the last review round, to see what has become of each since; a snapshot has none. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { request } from "#components/api/request.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { roundsKey } from "#components/rounds/rounds-api.ts";
import type { LastRoundRisk } from "#lib/contracts/risk.ts";

/** Undefined until the server has said. */
export function useLastRound(): LastRoundRisk | undefined {
  const { boardId, connection } = useBoardSession();
  const { data } = useQuery({
    // Read again with the rounds.
    queryKey: [...roundsKey(boardId), "risk"],
    queryFn: ({ signal }) => request<LastRoundRisk>(`/boards/${boardId}/risk/last-round`, { signal }),
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  return data;
}
