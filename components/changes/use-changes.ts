/** The change requests of the open board, read from the server; what others do to them comes by notices. */
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { toast } from "#components/ui/toast.tsx";
import { changesKey, fetchChange, fetchChanges, fetchDraftComparison } from "./changes-api.ts";

/** Nobody tells when somebody draws on a draft. */
const lookAgainMs = 15_000;

/** Newest first. */
export function useChanges() {
  const { boardId } = useBoardSession();
  return useQuery({
    queryKey: [...changesKey(boardId), "list"],
    queryFn: ({ signal }) => fetchChanges(boardId, signal),
  });
}

export function useChange(changeId: string) {
  const { boardId } = useBoardSession();
  return useQuery({
    queryKey: [...changesKey(boardId), "standing", changeId],
    queryFn: ({ signal }) => fetchChange({ boardId, changeId }, signal),
    refetchInterval: lookAgainMs,
  });
}

export function useDraftComparison(changeId: string, withId: string | undefined) {
  const { boardId } = useBoardSession();
  return useQuery({
    queryKey: [...changesKey(boardId), "comparison", changeId, withId ?? ""],
    queryFn: ({ signal }) => fetchDraftComparison({ boardId, changeId, withId }, signal),
    refetchInterval: lookAgainMs,
  });
}

/** One write; everything about the requests is read again after it, also when it was refused because somebody was quicker. */
export function useChangeWrite<T, R>(send: (boardId: string, input: T) => Promise<R>) {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (input: T) => send(boardId, input),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: changesKey(boardId) }),
  });
}
