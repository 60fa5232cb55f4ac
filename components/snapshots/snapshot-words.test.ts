import { describe, expect, it } from "vitest";
import { countWords, restoredLabel, shortHash } from "./snapshot-words.ts";

describe("snapshots in words", () => {
  it("counts what there is", () => {
    expect(countWords({ nodes: 32, edges: 46, flows: 5, lanes: 8, checkpoints: 1 })).toBe(
      "32 cards, 46 links, 5 flows, 1 checkpoint",
    );
    expect(countWords({ nodes: 0, lanes: 3 })).toBe("empty board");
  });

  it("shortens a hash", () => {
    expect(shortHash("sha256:0123456789abcdef")).toBe("0123456");
    expect(shortHash("89abcdef01234567")).toBe("89abcde");
  });

  it("knows from the safety snapshot which one was restored", () => {
    expect(restoredLabel({ kind: "AUTOMATIC", label: "Before restoring “Round “2””" })).toBe("Round “2”");
    const part = { kind: "AUTOMATIC", label: "Before restoring “Pay” from “Round 2”" } as const;
    expect(restoredLabel(part)).toBe("Pay” from “Round 2");
    expect(restoredLabel({ kind: "NAMED", label: "Before restoring “x”" })).toBeUndefined();
    expect(restoredLabel({ kind: "AUTOMATIC", label: "Hourly" })).toBeUndefined();
  });
});
