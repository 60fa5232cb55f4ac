import { describe, expect, it } from "vitest";
import { changeSince } from "./change-since.ts";

describe("a score since the last round", () => {
  it("is new, up, down, or as before", () => {
    expect(changeSince(3, undefined)).toEqual({ kind: "new" });
    expect(changeSince(3, 1)).toEqual({ kind: "up", by: 2 });
    expect(changeSince(1, 3)).toEqual({ kind: "down", by: 2 });
    expect(changeSince(3, 3.01)).toEqual({ kind: "same" });
  });
});
