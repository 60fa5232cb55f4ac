import { expect, it } from "vitest";
import type { BoardSession } from "#components/board/board-session.tsx";
import type { SyncState } from "#lib/sync/sync-state.ts";
import { commentRefusal } from "./comment-refusal.ts";

const connection = {} as NonNullable<BoardSession["connection"]>;
const saved: SyncState = { kind: "saved" };

it("commenters and up comment, also on a locked board and offline", () => {
  const states: SyncState[] = [
    saved,
    { kind: "read-only", reason: "locked" },
    { kind: "read-only", reason: "commenter" },
    { kind: "offline", pending: 0, keptIn: "device" },
  ];
  for (const role of ["COMMENTER", "EDITOR", "OWNER"] as const)
    for (const state of states) expect(commentRefusal({ connection, role }, state)).toBeUndefined();
});

it("others are told why not, and what to do", () => {
  const archived: SyncState = { kind: "read-only", reason: "archived" };
  expect(commentRefusal({ connection, role: "VIEWER" }, saved)).toMatch(/^You can read .+\. Ask /);
  expect(commentRefusal({ connection, role: "OWNER" }, archived)).toMatch(/archived\. Take it out/);
  expect(commentRefusal({ role: "OWNER" }, undefined)).toMatch(/^This is a snapshot\. Comment/);
});
