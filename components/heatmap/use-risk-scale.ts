/** The numbers behind the words of a risk in force here: the workspace's, or those of the snapshot's time. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { request } from "#components/api/request.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { riskScaleKey } from "#components/board/use-notices.ts";
import type { RiskScaleInForce } from "#lib/contracts/risk.ts";
import { type RiskScale, standardScale } from "#lib/risk/risk-scale.ts";

/** Undefined until the server has said; without an answer the standard one. */
export function useRiskScale(): RiskScale | undefined {
  const { boardId, riskScale } = useBoardSession();
  const query = useQuery({
    queryKey: riskScaleKey(boardId),
    queryFn: ({ signal }) => request<RiskScaleInForce>(`/boards/${boardId}/risk-scale`, { signal }),
    enabled: riskScale === undefined,
    staleTime: 60_000,
    retry: 1,
  });
  return riskScale ?? query.data?.scale ?? (query.isError ? standardScale : undefined);
}
