/** The threads of the open board, read from the server and written to it; others' changes come by notices. */
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { request } from "#components/api/request.ts";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { roundsKey } from "#components/rounds/rounds-api.ts";
import type {
  ChangeThread,
  OpenThread,
  Thread,
  ThreadWithComments,
  WriteComment,
} from "#lib/contracts/threads.ts";
import { commentRefusal } from "./comment-refusal.ts";
import { createReadMarks, isMentionUnread, isUnread, type ReadMarksStore } from "./read-marks.ts";
import { fetchThread, fetchThreads, listKey, putThread, threadKey } from "./thread-cache.ts";

/** The one with the newest comment first; undefined until the server answered. */
export function useThreads(): readonly Thread[] | undefined {
  const { boardId, connection } = useBoardSession();
  return useQuery({
    queryKey: listKey(boardId),
    queryFn: ({ signal }) => fetchThreads(boardId, signal),
    enabled: connection !== undefined,
    staleTime: 60_000,
  }).data;
}

export function useThread(threadId: string) {
  const { boardId } = useBoardSession();
  return useQuery({
    queryKey: threadKey(boardId, threadId),
    queryFn: ({ signal }) => fetchThread(boardId, threadId, signal),
    staleTime: 60_000,
  });
}

type ThreadWrite =
  | { kind: "open"; body: OpenThread }
  | { kind: "reply"; threadId: string; body: WriteComment }
  | { kind: "state"; threadId: string; body: ChangeThread }
  | { kind: "edit"; threadId: string; commentId: string; body: WriteComment }
  | { kind: "delete"; threadId: string; commentId: string };

/** Rejects with a ProblemError; without a connection at once, so that the words stay where they were typed. */
export function useWriteThread() {
  const { boardId } = useBoardSession();
  const client = useQueryClient();
  const marks = useReadMarksStore();
  return useMutation({
    networkMode: "always",
    mutationFn: (write: ThreadWrite) => send(boardId, write),
    onSuccess(thread) {
      putThread(client, boardId, thread);
      marks.markRead(thread);
      // A comment without an outcome keeps a round open.
      void client.invalidateQueries({ queryKey: roundsKey(boardId) });
    },
  });
}

function send(boardId: string, write: ThreadWrite): Promise<ThreadWithComments> {
  const threads = `/boards/${boardId}/threads`;
  switch (write.kind) {
    case "open":
      return request(threads, { method: "POST", body: write.body });
    case "reply":
      return request(`${threads}/${write.threadId}/comments`, { method: "POST", body: write.body });
    case "state":
      return request(`${threads}/${write.threadId}`, { method: "PATCH", body: write.body });
    case "edit":
      return request(`${threads}/${write.threadId}/comments/${write.commentId}`, {
        method: "PATCH",
        body: write.body,
      });
    case "delete":
      return request(`${threads}/${write.threadId}/comments/${write.commentId}`, { method: "DELETE" });
  }
}

export function useMayComment(): boolean {
  const session = useBoardSession();
  return commentRefusal(session, useSyncState()) === undefined;
}

const stores = new Map<string, ReadMarksStore>();

/** One for each board opened in this tab. */
export function useReadMarksStore(): ReadMarksStore {
  const { boardId, me } = useBoardSession();
  const key = `throughline:seen-comments:${me.id}:${boardId}`;
  const known = stores.get(key);
  if (known) return known;
  const made = createReadMarks(localStorage, key, new Date().toISOString());
  stores.set(key, made);
  return made;
}

/** Whether a thread has something that this person hasn't seen on this device: another's comment, or a mention. */
export function useIsUnread(): (thread: Thread) => boolean {
  const { me } = useBoardSession();
  const marks = useReadMarks();
  return (thread) => isUnread(marks, thread, me.id);
}

/** Whether a thread mentions this person, who hasn't seen that on this device. */
export function useMentionsMe(): (thread: Thread) => boolean {
  const marks = useReadMarks();
  return (thread) => isMentionUnread(marks, thread);
}

function useReadMarks() {
  const store = useReadMarksStore();
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
