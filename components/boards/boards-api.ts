/** The API calls behind the home page, and the keys under which their answers are cached. */
import { request } from "#components/api/request.ts";
import type { BoardCard, CreateBoard } from "#lib/contracts/boards.ts";

export interface BoardListFilter {
  workspaceId: string;
  isArchived: boolean;
  q: string;
}

export const boardsKey = (workspaceId: string) => ["boards", workspaceId] as const;
export const boardListKey = ({ workspaceId, isArchived, q }: BoardListFilter) =>
  [...boardsKey(workspaceId), isArchived ? "archived" : "open", q] as const;

export async function fetchBoards(filter: BoardListFilter, signal: AbortSignal): Promise<BoardCard[]> {
  const query = new URLSearchParams();
  if (filter.q) query.set("q", filter.q);
  if (filter.isArchived) query.set("archived", "true");
  const path = `/workspaces/${filter.workspaceId}/boards?${query}`;
  return (await request<{ items: BoardCard[] }>(path, { signal })).items;
}

export const createBoard = (workspaceId: string, body: CreateBoard) =>
  request<{ id: string }>(`/workspaces/${workspaceId}/boards`, { method: "POST", body });

export const renameBoard = (id: string, title: string) =>
  request<void>(`/boards/${id}`, { method: "PATCH", body: { title } });

export const archiveBoard = (id: string) =>
  request<void>(`/boards/${id}`, { method: "PATCH", body: { archived: true } });

export const restoreBoard = (id: string) =>
  request<void>(`/boards/${id}`, { method: "PATCH", body: { archived: false } });

export const duplicateBoard = (id: string) =>
  request<{ id: string }>(`/boards/${id}/duplicate`, { method: "POST", body: {} });

export const deleteBoard = (id: string) => request<void>(`/boards/${id}`, { method: "DELETE" });
