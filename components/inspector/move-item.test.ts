import { describe, expect, it } from "vitest";
import { moveItem } from "./move-item.ts";

describe("moving an item", () => {
  it("puts it where it was dropped, in both directions", () => {
    expect(moveItem(["a", "b", "c", "d"], { from: 0, to: 2 })).toEqual(["b", "c", "a", "d"]);
    expect(moveItem(["a", "b", "c", "d"], { from: 3, to: 1 })).toEqual(["a", "d", "b", "c"]);
  });

  it("leaves the given list alone", () => {
    const given = ["a", "b"];
    moveItem(given, { from: 0, to: 1 });
    expect(given).toEqual(["a", "b"]);
  });
});
