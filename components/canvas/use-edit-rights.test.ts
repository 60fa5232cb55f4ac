import { describe, expect, it } from "vitest";
import { refusalWords } from "./use-edit-rights.ts";

const saved = { kind: "saved" } as const;

describe("why nothing can be drawn", () => {
  it("says so in a sentence that says what to do", () => {
    expect(refusalWords({ isSnapshot: true, isPhone: false, state: saved })).toMatch(/snapshot.*Restore/);
    expect(refusalWords({ isSnapshot: false, isPhone: true, state: saved })).toMatch(/outline/);
    for (const reason of ["viewer", "commenter", "locked", "archived"] as const) {
      expect(
        refusalWords({ isSnapshot: false, isPhone: false, state: { kind: "read-only", reason } }),
      ).toMatch(/\. \w+.*\.$/);
    }
  });
});
