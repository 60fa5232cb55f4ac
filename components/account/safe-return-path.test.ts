import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./safe-return-path.ts";

describe("safeReturnPath", () => {
  it("keeps a path on this site, with its query", () => {
    expect(safeReturnPath("/boards/b1/map?view=outline")).toBe("/boards/b1/map?view=outline");
  });
  it("falls back to the start page for anything that leads elsewhere", () => {
    for (const path of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      "",
      null,
    ]) {
      expect(safeReturnPath(path)).toBe("/");
    }
  });
});
