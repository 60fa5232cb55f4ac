/** The threads of a board as they are kept in the browser: a list for pins and panel, and each one that was opened. */
import type { QueryClient } from "@tanstack/react-query";
import { request } from "#components/api/request.ts";
import type { Thread, ThreadWithComments } from "#lib/contracts/threads.ts";

/** Begins the key of each thread as well: what is asked anew for one is asked for all. */
export const threadsKey = (boardId: string) => ["threads", boardId] as const;
export const listKey = (boardId: string) => [...threadsKey(boardId), "list"] as const;
export const threadKey = (boardId: string, threadId: string) =>
  [...threadsKey(boardId), "one", threadId] as const;

export async function fetchThreads(boardId: string, signal?: AbortSignal): Promise<readonly Thread[]> {
  const options = signal ? { signal } : {};
  return (await request<{ items: Thread[] }>(`/boards/${boardId}/threads`, options)).items;
}

export const fetchThread = (
  boardId: string,
  threadId: string,
  signal?: AbortSignal,
): Promise<ThreadWithComments> => request(`/boards/${boardId}/threads/${threadId}`, signal ? { signal } : {});

/** What the server just answered about one thread, shown everywhere. */
export function putThread(client: QueryClient, boardId: string, thread: ThreadWithComments): void {
  client.setQueryData(threadKey(boardId, thread.id), thread);
  const { comments: _, ...listed } = thread;
  client.setQueryData<readonly Thread[]>(listKey(boardId), (list) => list && withThread(list, listed));
}

/** The one with the newest comment first, as the server lists them. */
export function withThread(list: readonly Thread[], thread: Thread): Thread[] {
  const others = list.filter(({ id }) => id !== thread.id);
  const place = others.findIndex(({ lastAt }) => lastAt <= thread.lastAt);
  return others.toSpliced(place === -1 ? others.length : place, 0, thread);
}

/** Somebody changed these: only they are asked for, not the whole list. */
export async function refreshThreads(
  client: QueryClient,
  boardId: string,
  ids: readonly string[],
): Promise<void> {
  try {
    for (const id of ids) {
      const queryKey = threadKey(boardId, id);
      // An answer under way may be older than what we were told about.
      await client.cancelQueries({ queryKey });
      const queryFn = ({ signal }: { signal: AbortSignal }) => fetchThread(boardId, id, signal);
      putThread(client, boardId, await client.fetchQuery({ queryKey, queryFn, staleTime: 0 }));
    }
  } catch {
    // Without an answer everything shown is asked for again, and tried again where that fails.
    await client.invalidateQueries({ queryKey: threadsKey(boardId) });
  }
}
