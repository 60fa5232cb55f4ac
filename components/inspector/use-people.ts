/** Who can be named as owner: the people on the board, and members of the workspace who are not on it yet. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { request } from "#components/api/request.ts";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { membersKey } from "#components/board/use-notices.ts";
import type { Member } from "#lib/contracts/workspaces.ts";

export function useMembers(): Member[] {
  const { workspaceId, connection } = useBoardSession();
  const query = useQuery({
    queryKey: membersKey(workspaceId),
    queryFn: async ({ signal }) =>
      (await request<{ items: Member[] }>(`/workspaces/${workspaceId}/members`, { signal })).items,
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  return query.data ?? [];
}

/** Members without a person on the board. */
export function useMembersNotOnBoard(): Member[] {
  const people = useBoard((board) => board.people);
  const linked = new Set([...people.values()].map((person) => person.userId));
  return useMembers().filter((member) => !linked.has(member.userId));
}
