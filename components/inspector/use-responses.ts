/** What providers answered to needs: ledger facts, the newest per edge, read again when the server says so. */
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { dependenciesKey } from "#components/board/use-notices.ts";
import { toast } from "#components/ui/toast.tsx";
import type { AnswerDependency, DependencyResponse } from "#lib/contracts/dependencies.ts";

/** By edge id; empty until the server answered. */
export function useResponses(): ReadonlyMap<string, DependencyResponse> {
  const { boardId, connection } = useBoardSession();
  const query = useQuery({
    queryKey: dependenciesKey(boardId),
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: DependencyResponse[] }>(`/boards/${boardId}/dependencies`, {
        signal,
      });
      return new Map(items.map((response) => [response.edgeId, response]));
    },
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  return query.data ?? none;
}

const none: ReadonlyMap<string, DependencyResponse> = new Map();

/** Writes an answer and shows it at once. */
export function useAnswer(edgeId: string) {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: AnswerDependency) =>
      request(`/boards/${boardId}/dependencies/${edgeId}/responses`, { method: "POST", body: answer }),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: dependenciesKey(boardId) }),
  });
}
