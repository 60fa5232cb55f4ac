import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import type { Thread, ThreadWithComments } from "#lib/contracts/threads.ts";
import { listKey, putThread, refreshThreads, threadKey, withThread } from "./thread-cache.ts";

const threadAt = (id: string, hour: number): Thread => ({
  id,
  anchor: { type: "NODE", id: "s1" },
  about: "Open cart",
  state: "OPEN",
  resolved: null,
  outcome: null,
  excerpt: "?",
  openedBy: { userId: "ana", name: "Ana" },
  at: "2026-10-05T08:00:00.000Z",
  commentCount: 1,
  lastBy: { userId: "ana", name: "Ana" },
  lastAt: `2026-10-05T${hour}:00:00.000Z`,
  mentionedAt: null,
});
const whole = (thread: Thread): ThreadWithComments => ({ ...thread, comments: [] });
const idsIn = (client: QueryClient) =>
  client.getQueryData<readonly Thread[]>(listKey("board"))?.map(({ id }) => id);

afterEach(() => vi.unstubAllGlobals());

it("the list is in the order of the newest comment, whoever wrote it", () => {
  const list = [threadAt("a", 12), threadAt("b", 11), threadAt("c", 10)];
  const ids = (thread: Thread) => withThread(list, thread).map(({ id }) => id);
  expect(ids(threadAt("c", 13))).toEqual(["c", "a", "b"]);
  expect(ids(threadAt("d", 11))).toEqual(["a", "d", "b", "c"]);
  expect(ids(threadAt("a", 12))).toEqual(["a", "b", "c"]);
  expect(withThread([], threadAt("a", 12))).toHaveLength(1);
});

it("what was answered about a thread is shown in the list and in the thread; without a list none is made up", () => {
  const client = new QueryClient();
  putThread(client, "board", whole(threadAt("b", 13)));
  expect(idsIn(client)).toBeUndefined();
  client.setQueryData(listKey("board"), [threadAt("a", 12)]);
  putThread(client, "board", whole(threadAt("b", 13)));
  expect(idsIn(client)).toEqual(["b", "a"]);
  expect(client.getQueryData(threadKey("board", "b"))).toEqual(whole(threadAt("b", 13)));
});

it("a notice asks for the thread it names, and for nothing else", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(whole(threadAt("b", 13))));
  });
  const client = new QueryClient();
  client.setQueryData(listKey("board"), [threadAt("a", 12), threadAt("b", 11)]);
  await refreshThreads(client, "board", ["b"]);
  expect(asked).toEqual(["/api/v1/boards/board/threads/b"]);
  expect(idsIn(client)).toEqual(["b", "a"]);
});

it("without an answer everything is asked for again", async () => {
  vi.stubGlobal("fetch", async () => new Response("{}", { status: 404 }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(listKey("board"), [threadAt("a", 12)]);
  await refreshThreads(client, "board", ["a"]);
  expect(client.getQueryState(listKey("board"))?.isInvalidated).toBe(true);
});
