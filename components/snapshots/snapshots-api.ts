/** The API calls behind the snapshots of a board. */
import { request } from "#components/api/request.ts";
import type { SnapshotInfo, SnapshotRestored, SnapshotWithContent } from "#lib/contracts/snapshots.ts";

export async function fetchSnapshots(boardId: string, signal: AbortSignal): Promise<SnapshotInfo[]> {
  const { items } = await request<{ items: SnapshotInfo[] }>(`/boards/${boardId}/snapshots`, { signal });
  return items;
}

export const fetchSnapshot = (ids: { boardId: string; snapshotId: string }, signal: AbortSignal) =>
  request<SnapshotWithContent>(`/boards/${ids.boardId}/snapshots/${ids.snapshotId}`, {
    signal,
  });

export const takeSnapshot = (boardId: string, label: string) =>
  request<SnapshotInfo>(`/boards/${boardId}/snapshots`, {
    method: "POST",
    body: { label },
  });

/** @param part a flow or another element; without it the whole board */
export const restoreSnapshot = (boardId: string, snapshotId: string, part?: string) =>
  request<SnapshotRestored>(`/boards/${boardId}/snapshots/${snapshotId}/restore`, {
    method: "POST",
    body: part === undefined ? {} : { part },
  });
