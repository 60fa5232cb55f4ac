import { describe, expect, it } from "vitest";
import type { KeptIn, SyncState } from "#lib/sync/sync-state.ts";
import { retryWords, stateLineWords, wouldLoseChanges } from "./state-line-words.ts";

const wordsOf = (state: SyncState, storage: "embedded" | "postgres" = "postgres") =>
  stateLineWords({ state, nowMs: 10_000, confirmedAtMs: 6_000, storage });
const offline = (pending: number, more: { keptIn?: KeptIn; retryAt?: number } = {}): SyncState => ({
  kind: "offline",
  pending,
  keptIn: "device",
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
      { kind: "unsaved", pending: 2, keptIn: "device" },
      offline(0),
      { kind: "refused", count: 1, reason: "The board was locked.", keptIn: "device" },
    ];
    for (const state of others) expect(wordsOf(state).text).not.toMatch(/all changes saved/i);
  });

  it("says what saved means on the embedded database", () => {
    expect(wordsOf({ kind: "saved" }, "embedded").detail).toContain("not in a power cut");
  });

  it("counts what is kept while offline and says when it tries again", () => {
    const words = wordsOf(offline(12, { retryAt: 18_000 }));
    expect(words.text).toBe("Offline, 12 changes kept on this device");
    expect(words.detail).toBe(
      "12 changes are safe on this device and will be sent when the server answers. Trying again in 8 s.",
    );
    expect(wordsOf(offline(1)).text).toBe("Offline, 1 change kept on this device");
    expect(wordsOf(offline(0)).text).toBe("Offline");
  });

  it("doesn't promise a copy on the device where the browser keeps none", () => {
    const words = wordsOf(offline(3, { keptIn: "tab" }));
    expect(words.text).toBe("Offline, 3 changes kept in this tab only");
    expect(words.detail).not.toContain("safe on this device");
  });

  it("has a state of its own for a server that can't store", () => {
    expect(wordsOf({ kind: "unsaved", pending: 3, keptIn: "device" }).text).toBe(
      "Not saved yet: the server can't store, kept here",
    );
  });

  it("names the reason for read-only", () => {
    expect(wordsOf({ kind: "read-only", reason: "archived" }).text).toBe("Read-only: this board is archived");
  });

  it("names the round that a board is locked for", () => {
    const state: SyncState = { kind: "read-only", reason: "locked" };
    const textOf = (lockedForRound: number | null) =>
      stateLineWords({ state, nowMs: 0, storage: "postgres", lockedForRound }).text;
    expect(textOf(3)).toBe("Read-only: locked for round 3");
    expect(textOf(null)).toBe("Read-only: this board is locked");
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
    expect(wouldLoseChanges(offline(3), "tab")).toBe(false);
    expect(wouldLoseChanges(offline(3, { keptIn: "tab" }), "device")).toBe(true);
    expect(wouldLoseChanges({ kind: "saving", pending: 1 }, "tab")).toBe(true);
    expect(wouldLoseChanges({ kind: "saving", pending: 0 }, "tab")).toBe(false);
    expect(wouldLoseChanges({ kind: "saved" }, "tab")).toBe(false);
  });
});
