/** Failures that were played through: ledger facts, read again when the server says so, and the ways to write them. */
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { rehearsalsKey } from "#components/board/use-notices.ts";
import { toast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import type { Rehearsal, StartRehearsal } from "#lib/contracts/rehearsals.ts";

/** The newest first; undefined until the server has said. A snapshot has none. */
export function useRehearsals(): readonly Rehearsal[] | undefined {
  const { boardId, connection } = useBoardSession();
  const { data } = useQuery({
    queryKey: rehearsalsKey(boardId),
    queryFn: async ({ signal }) =>
      (await request<{ items: Rehearsal[] }>(`/boards/${boardId}/rehearsals`, { signal })).items,
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  return data;
}

export function useMayRehearse(): boolean {
  const { role, connection } = useBoardSession();
  return connection !== undefined && can(role, "risk.rehearse");
}

type RehearsalWish =
  | ({ kind: "start" } & StartRehearsal)
  | { kind: "call"; rehearsalId: string; personId: string }
  | { kind: "answer"; rehearsalId: string; callId: string }
  | { kind: "end"; rehearsalId: string; note: string };

export function useWriteRehearsal() {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RehearsalWish) => {
      const { path, body } = requestOf(wish);
      return request(`/boards/${boardId}/rehearsals${path}`, { method: "POST", ...(body && { body }) });
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: rehearsalsKey(boardId) }),
  });
}

function requestOf(wish: RehearsalWish): { path: string; body?: object } {
  switch (wish.kind) {
    case "start":
      return { path: "", body: { down: wish.down, scenario: wish.scenario } };
    case "call":
      return { path: `/${wish.rehearsalId}/calls`, body: { personId: wish.personId } };
    case "answer":
      return { path: `/${wish.rehearsalId}/calls/${wish.callId}/answer` };
    case "end":
      return { path: `/${wish.rehearsalId}/end`, body: { note: wish.note } };
  }
}
