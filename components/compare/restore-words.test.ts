import { describe, expect, it } from "vitest";
import type { LeftOutElement } from "#lib/contracts/snapshots.ts";
import { type RestorablePart, restoredWords, restoreLabel, restoreQuestion } from "./restore-words.ts";

const pay: RestorablePart = { id: "s5", kind: "nodes", change: "changed", name: "Pay" };
const buy: RestorablePart = { id: "H", kind: "flows", change: "removed", name: "Buy" };
const left = (id: string, reason: LeftOutElement["reason"], name = id): LeftOutElement => ({
  id,
  kind: "edges",
  name,
  reason,
});

describe("bringing back a part, in words", () => {
  it("says what the button does", () => {
    expect(restoreLabel(pay)).toBe("Restore this");
    expect(restoreLabel(buy)).toBe("Restore this flow");
    expect(restoreLabel({ ...pay, change: "added" })).toBe("Take this out");
  });

  it("says before what will happen", () => {
    expect(restoreQuestion(pay, "Round 3")).toBe(
      "“Pay” is again as it was in “Round 3”. Nothing else changes.",
    );
    expect(restoreQuestion({ ...pay, change: "added" }, "Round 3")).toBe(
      "“Pay” wasn't there in “Round 3”. It is taken out, unless something else uses it.",
    );
    expect(restoreQuestion(buy, "Round 3")).toMatch(/^“Buy” is again as it was in “Round 3”: its cards, /);
  });

  it("says afterwards what is as it was, and what isn't", () => {
    expect(restoredWords(pay, { label: "Round 3", leftOut: [] })).toEqual({
      message: "“Pay” is as it was in “Round 3”",
    });
    const leftOut = [
      left("a", "outside"),
      left("b", "end-missing"),
      left("c", "outside"),
      left("d", "outside", ""),
    ];
    expect(restoredWords(buy, { label: "Round 3", leftOut: [...leftOut, left("gift", "in-use")] })).toEqual({
      message: "“Buy” is as it was in “Round 3”",
      description: "Not restored: a, b, c and 1 more. Still there, because something else uses it: gift.",
    });
  });

  it("says when nothing could be done", () => {
    const stays = restoredWords({ ...pay, change: "added" }, { label: "x", leftOut: [left("s5", "in-use")] });
    expect(stays.message).toBe("“Pay” stays: something else uses it");
    const gone = restoredWords(pay, { label: "x", leftOut: [left("s5", "end-missing")] });
    expect(gone.message).toMatch(/^“Pay” can't come back/);
  });
});
