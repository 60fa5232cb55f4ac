import { describe, expect, it } from "vitest";
import { refusalWords } from "./refusal-words.ts";

const saved = { kind: "saved" } as const;

describe("why nothing can be changed", () => {
  it("says so in a sentence that says what to do", () => {
    expect(refusalWords({ isPhone: false, state: undefined })).toMatch(/snapshot.*Restore/);
    expect(refusalWords({ isPhone: true, state: saved })).toMatch(/outline/);
    for (const reason of ["viewer", "commenter", "locked", "archived"] as const) {
      expect(refusalWords({ isPhone: false, state: { kind: "read-only", reason } })).toMatch(/\. \w+.*\.$/);
    }
    const state = { kind: "read-only", reason: "locked" } as const;
    expect(refusalWords({ isPhone: false, state, lockedForRound: 3 })).toMatch(
      /^This board is locked for round 3\. /,
    );
  });
});
