/** What somebody answers for leaving open: ledger facts, read again when the server says so. */
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "#components/api/problem-error.ts";
import { request } from "#components/api/request.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { waiversKey } from "#components/board/use-notices.ts";
import { toast } from "#components/ui/toast.tsx";
import { can } from "#lib/access/roles.ts";
import type { GapWaiver, WaiveGap } from "#lib/contracts/gaps.ts";

/** None until the server answered; a snapshot has none. */
export function useWaivers(): readonly GapWaiver[] {
  const { boardId, connection } = useBoardSession();
  const query = useQuery({
    queryKey: waiversKey(boardId),
    queryFn: async ({ signal }) =>
      (await request<{ items: GapWaiver[] }>(`/boards/${boardId}/gap-waivers`, { signal })).items,
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  return query.data ?? none;
}

const none: readonly GapWaiver[] = [];

export function useMayWaive(): boolean {
  const { role, connection } = useBoardSession();
  return connection !== undefined && can(role, "gap.waive");
}

/** Writes a waiver, or withdraws one by its id. */
export function useWriteWaiver() {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  const path = `/boards/${boardId}/gap-waivers`;
  return useMutation({
    mutationFn: (wish: WaiveGap | { withdraw: string }) =>
      "withdraw" in wish
        ? request(`${path}/${wish.withdraw}`, { method: "DELETE" })
        : request(path, { method: "POST", body: wish }),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: waiversKey(boardId) }),
  });
}
