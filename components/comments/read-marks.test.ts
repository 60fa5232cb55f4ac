import { beforeEach, expect, it, vi } from "vitest";
import { createReadMarks, isMentionUnread, isUnread } from "./read-marks.ts";

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
beforeEach(() => kept.clear());

const at = (hour: number) => `2026-10-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
const threadAt = (hour: number, by = "lena", mentionedAt: string | null = null) => ({
  id: "t1",
  mentionedAt,
  lastAt: at(hour),
  lastBy: { userId: by, name: by },
});
const marksAt = (hour: number) => createReadMarks(storage, "key", at(hour));

it("what was there at the first visit counts as seen, what came later doesn't", () => {
  const marks = marksAt(9);
  expect(isUnread(marks.get(), threadAt(8), "ana")).toBe(false);
  expect(isUnread(marks.get(), threadAt(10), "ana")).toBe(true);
  expect(isUnread(marks.get(), threadAt(10, "ana"), "ana")).toBe(false);
});

it("a thread that was looked at is seen until somebody writes again, also after a reload", () => {
  const marks = marksAt(9);
  const heard = vi.fn();
  marks.subscribe(heard);
  marks.markRead(threadAt(10));
  marks.markRead(threadAt(10));
  expect(heard).toHaveBeenCalledTimes(1);
  const later = marksAt(12);
  expect(isUnread(later.get(), threadAt(10), "ana")).toBe(false);
  expect(isUnread(later.get(), threadAt(11), "ana")).toBe(true);
});

it("a mention waits until its thread was looked at, also one from before the first visit or in a rewritten comment", () => {
  const marks = marksAt(9);
  const early = threadAt(8, "lena", at(8));
  expect([isMentionUnread(marks.get(), early), isUnread(marks.get(), early, "ana")]).toEqual([true, true]);
  marks.markRead(early);
  expect([isMentionUnread(marks.get(), early), isUnread(marks.get(), early, "ana")]).toEqual([false, false]);
  const rewritten = threadAt(8, "lena", at(11));
  expect(isMentionUnread(marks.get(), rewritten)).toBe(true);
  marks.markRead(rewritten);
  expect(isMentionUnread(marks.get(), rewritten)).toBe(false);
  expect(isMentionUnread(marks.get(), threadAt(12))).toBe(false);
});

it("begins anew with what it can't read, and goes on without storage", () => {
  kept.set("key", "[1]");
  expect(marksAt(9).get()).toEqual({ since: at(9), seen: {} });
  const forbidden = {
    getItem: () => {
      throw new Error("no storage");
    },
    setItem: () => {
      throw new Error("no storage");
    },
  };
  const marks = createReadMarks(forbidden, "key", at(9));
  marks.markRead(threadAt(10));
  expect(isUnread(marks.get(), threadAt(10), "ana")).toBe(false);
});
