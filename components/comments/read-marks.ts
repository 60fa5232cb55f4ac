/**
 * Which comments one has seen, kept on this device for each person and board. What was there before the first visit
 * counts as seen.
 */
import * as z from "zod/mini";
import type { Thread } from "#lib/contracts/threads.ts";

export interface ReadMarks {
  /** ISO 8601: when this device first looked. */
  readonly since: string;
  /** By thread: the newest comment that was seen. */
  readonly seen: Readonly<Record<string, string>>;
}

export interface ReadMarksStore {
  get(): ReadMarks;
  subscribe(onChange: () => void): () => void;
  markRead(thread: Pick<Thread, "id" | "lastAt" | "mentionedAt">): void;
}

type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

/** Marks of the threads one looked at last; older ones of a long-lived board are let go. */
const keptMarks = 2_000;
const marksSchema = z.object({ since: z.string(), seen: z.record(z.string(), z.string()) });

/** ISO moments of one zone are in order as text. */
export const isUnread = (
  marks: ReadMarks,
  thread: Pick<Thread, "id" | "lastAt" | "lastBy" | "mentionedAt">,
  myId: string,
): boolean =>
  (thread.lastBy.userId !== myId && thread.lastAt > (marks.seen[thread.id] ?? marks.since)) ||
  isMentionUnread(marks, thread);

/** A mention waits for whoever comes to the board only now as well. */
export const isMentionUnread = (
  { seen }: ReadMarks,
  { id, mentionedAt }: Pick<Thread, "id" | "mentionedAt">,
): boolean => mentionedAt !== null && mentionedAt > (seen[id] ?? "");

export function createReadMarks(storage: Storage, key: string, now: string): ReadMarksStore {
  let marks = readMarks(storage, key) ?? { since: now, seen: {} };
  const listeners = new Set<() => void>();
  writeMarks(storage, key, marks);
  return {
    get: () => marks,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    markRead(thread) {
      const { id, lastAt, mentionedAt } = thread;
      // Somebody can be mentioned later, when a comment is rewritten.
      const newest = mentionedAt !== null && mentionedAt > lastAt ? mentionedAt : lastAt;
      if ((marks.seen[id] ?? marks.since) >= newest && !isMentionUnread(marks, thread)) return;
      const { [id]: _, ...others } = marks.seen;
      const kept = Object.entries(others).slice(-(keptMarks - 1));
      marks = { ...marks, seen: { ...Object.fromEntries(kept), [id]: newest } };
      writeMarks(storage, key, marks);
      for (const listener of [...listeners]) listener();
    },
  };
}

function readMarks(storage: Storage, key: string): ReadMarks | undefined {
  try {
    const parsed = marksSchema.safeParse(JSON.parse(storage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A browser without storage, or something else under our key: begin anew.
    return undefined;
  }
}

function writeMarks(storage: Storage, key: string, marks: ReadMarks): void {
  try {
    storage.setItem(key, JSON.stringify(marks));
  } catch {
    // Storage is full or forbidden: then the marks last as long as the page.
  }
}
