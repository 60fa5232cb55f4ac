/** The API calls behind change requests, and the keys under which their answers are cached. */
import { request } from "#components/api/request.ts";
import type {
  ApproveChange,
  AskToDecide,
  ChangeRequest,
  ChangeStanding,
  ProposeChange,
  RebaseChange,
  RejectChange,
  RevertChange,
  UpdateChange,
} from "#lib/contracts/change-requests.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";

/** Of everything about the requests of a board. */
export const changesKey = (boardId: string) => ["changes", boardId] as const;

const pathOf = (boardId: string, changeId?: string) =>
  `/boards/${boardId}/change-requests${changeId === undefined ? "" : `/${changeId}`}`;

export const fetchChanges = async (boardId: string, signal: AbortSignal): Promise<ChangeRequest[]> =>
  (await request<{ items: ChangeRequest[] }>(pathOf(boardId), { signal })).items;

export interface OfChange {
  boardId: string;
  changeId: string;
}

export const fetchChange = ({ boardId, changeId }: OfChange, signal: AbortSignal): Promise<ChangeStanding> =>
  request(pathOf(boardId, changeId), { signal });

/** What the draft changes, or how it differs from another one. */
export function fetchDraftComparison(
  { boardId, changeId, withId }: OfChange & { withId?: string | undefined },
  signal: AbortSignal,
): Promise<Comparison> {
  const query = withId === undefined ? "" : `?${new URLSearchParams({ with: withId })}`;
  return request(`${pathOf(boardId, changeId)}/comparison${query}`, { signal });
}

export const proposeChange = (boardId: string, body: ProposeChange) =>
  request<ChangeRequest>(pathOf(boardId), { method: "POST", body });

export const updateChange = ({ boardId, changeId }: OfChange, body: UpdateChange) =>
  request<ChangeRequest>(pathOf(boardId, changeId), { method: "PATCH", body });

interface Deeds {
  assessed: AskToDecide;
  rebase: RebaseChange;
  approval: ApproveChange;
  rejection: RejectChange;
  reversion: RevertChange;
}

/** One step of a request. */
export const stepChange = <D extends keyof Deeds>({ boardId, changeId }: OfChange, deed: D, body: Deeds[D]) =>
  request<ChangeRequest>(`${pathOf(boardId, changeId)}/${deed}`, { method: "POST", body });
