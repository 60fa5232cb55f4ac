/** The rounds of the open board, read from the server; others' signatures come by notices, stale ones by asking again. */
"use client";

import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Round } from "#lib/contracts/rounds.ts";
import { fetchRounds, roundsKey } from "./rounds-api.ts";

/** What was signed is compared with the board once people pause for this long. */
const quietMs = 3_000;

/** Newest first. */
export function useRounds() {
  const { boardId } = useBoardSession();
  const query = useQuery({
    queryKey: roundsKey(boardId),
    queryFn: ({ signal }) => fetchRounds(boardId, signal),
  });
  useRefetchAfterEdits(query.data?.some(({ approvals }) => approvals.length > 0) ?? false);
  return query;
}

/** Only the server says what has become of what was signed: it is asked when the board has changed. */
function useRefetchAfterEdits(isWanted: boolean): void {
  const { boardId, store } = useBoardSession();
  const client = useQueryClient();
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries({ queryKey: roundsKey(boardId) }), quietMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isWanted, boardId, store, client]);
}

/** One write on a round; what the server answers is shown at once, a refusal in a toast. */
export function useRoundWrite<T>(send: (boardId: string, input: T) => Promise<Round>) {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (input: T) => send(boardId, input),
    onSuccess: (round) => putRound(client, boardId, round),
    onError: (error) => {
      toast.error(messageOf(error));
      // It may have been refused because somebody was quicker: show how things are.
      void client.invalidateQueries({ queryKey: roundsKey(boardId) });
    },
  });
}

function putRound(client: QueryClient, boardId: string, round: Round): void {
  client.setQueryData<Round[]>(roundsKey(boardId), (rounds = []) =>
    [round, ...rounds.filter(({ id }) => id !== round.id)].sort((a, b) => b.n - a.n),
  );
}
