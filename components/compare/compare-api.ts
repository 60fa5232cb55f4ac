/** The API call behind the compare view. */
import { request } from "#components/api/request.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";

export interface ComparedPair {
  from: string;
  /** A snapshot, or `now`. */
  to: string;
}

/** Of every pair of a board. */
export const comparisonKey = (boardId: string) => ["comparison", boardId] as const;

export const fetchComparison = (
  { boardId, from, to }: ComparedPair & { boardId: string },
  signal: AbortSignal,
): Promise<Comparison> =>
  request(`/boards/${boardId}/compare?${new URLSearchParams({ from, to })}`, { signal });
