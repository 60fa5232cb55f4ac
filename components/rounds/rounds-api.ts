/** The API calls behind review rounds, and the keys under which their answers are cached. */
import { request } from "#components/api/request.ts";
import type { BoardInfo } from "#lib/contracts/boards.ts";
import type { StabilityPoint } from "#lib/contracts/comparison.ts";
import type { OpenRound, Round, SignRound } from "#lib/contracts/rounds.ts";

export const roundsKey = (boardId: string) => ["rounds", boardId] as const;

const pathOf = (boardId: string) => `/boards/${boardId}/rounds`;

export const fetchRounds = async (boardId: string, signal: AbortSignal): Promise<Round[]> =>
  (await request<{ items: Round[] }>(pathOf(boardId), { signal })).items;

export const stabilityKey = (boardId: string) => ["stability", boardId] as const;

export const fetchStability = async (boardId: string, signal: AbortSignal): Promise<StabilityPoint[]> =>
  (await request<{ items: StabilityPoint[] }>(`/boards/${boardId}/stability`, { signal })).items;

export const openRound = (boardId: string, body: OpenRound) =>
  request<Round>(pathOf(boardId), { method: "POST", body });

export const signRound = (boardId: string, roundId: string, body: SignRound) =>
  request<Round>(`${pathOf(boardId)}/${roundId}/approvals`, { method: "POST", body });

export const withdrawApproval = (boardId: string, roundId: string, approvalId: string) =>
  request<Round>(`${pathOf(boardId)}/${roundId}/approvals/${approvalId}/withdrawal`, {
    method: "POST",
    body: {},
  });

export const closeRound = (boardId: string, roundId: string) =>
  request<Round>(`${pathOf(boardId)}/${roundId}/close`, { method: "POST", body: {} });

export const unlockBoard = (boardId: string, reason: string) =>
  request<BoardInfo>(`/boards/${boardId}/unlock`, { method: "POST", body: { reason } });
