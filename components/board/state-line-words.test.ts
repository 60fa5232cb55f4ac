import { describe, expect, it } from "vitest";
import type { SyncState } from "#lib/sync/sync-state.ts";
import { retryWords, stateLineWords, wouldLoseChanges } from "./state-line-words.ts";

const wordsOf = (
  state: SyncState,
  more: { storage?: "embedded" | "postgresql"; isKeptLocally?: boolean } = {},
) =>
  stateLineWords({
    state,
    nowMs: 10_000,
    confirmedAtMs: 6_000,
    storage: "postgresql",
    isKeptLocally: true,
    ...more,
  });

describe("the state line", () => {
  it("says that all is saved only in the state saved, with when the server said so", () => {
    expect(wordsOf({ kind: "saved" })).toMatchObject({
      text: "All changes saved",
      detail: "Confirmed by the server 4 s ago.",
    });
    const others: SyncState[] = [
      { kind: "loading" },
      { kind: "saving", pending: 0 },
      { kind: "unsaved", pending: 2 },
      { kind: "offline", pending: 0 },
      { kind: "refused", count: 1, reason: "The board was locked." },
    ];
    for (const state of others) expect(wordsOf(state).text).not.toMatch(/all changes saved/i);
  });

  it("says what saved means on the embedded database", () => {
    expect(wordsOf({ kind: "saved" }, { storage: "embedded" }).detail).toContain("not in a power cut");
  });

  it("counts what is kept while offline and says when it tries again", () => {
    const words = wordsOf({ kind: "offline", pending: 12, retryAt: 18_000 });
    expect(words.text).toBe("Offline, 12 changes kept on this device");
    expect(words.detail).toBe(
      "12 changes are safe on this device and will be sent when the server answers. Trying again in 8 s.",
    );
    expect(wordsOf({ kind: "offline", pending: 1 }).text).toBe("Offline, 1 change kept on this device");
    expect(wordsOf({ kind: "offline", pending: 0 }).text).toBe("Offline");
  });

  it("doesn't promise a copy on the device where the browser keeps none", () => {
    const words = wordsOf({ kind: "offline", pending: 3 }, { isKeptLocally: false });
    expect(words.text).toBe("Offline, 3 changes kept in this tab only");
    expect(words.detail).not.toContain("safe on this device");
  });

  it("has a state of its own for a server that can't store", () => {
    expect(wordsOf({ kind: "unsaved", pending: 3 }).text).toBe(
      "Not saved yet: the server can't store, kept here",
    );
  });

  it("names the reason for read-only", () => {
    expect(wordsOf({ kind: "read-only", reason: "archived" }).text).toBe("Read-only: this board is archived");
  });
});

describe("retryWords", () => {
  it("counts down to the next try", () => {
    expect(retryWords(18_000, 10_000)).toBe("Trying again in 8 s");
    expect(retryWords(9_000, 10_000)).toBe("Trying again…");
    expect(retryWords(undefined, 10_000)).toBe("Trying again…");
  });
});

describe("leaving the page", () => {
  it("is warned about only when something is unsaved and not kept on the device", () => {
    expect(wouldLoseChanges({ kind: "offline", pending: 3 }, true)).toBe(false);
    expect(wouldLoseChanges({ kind: "offline", pending: 3 }, false)).toBe(true);
    expect(wouldLoseChanges({ kind: "saving", pending: 0 }, false)).toBe(false);
    expect(wouldLoseChanges({ kind: "saved" }, false)).toBe(false);
  });
});
