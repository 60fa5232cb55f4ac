import { describe, expect, it } from "vitest";
import { isElementId, newIdSource } from "./ids.ts";

const zeros = (n: number) => new Uint8Array(n);
const full = (n: number) => new Uint8Array(n).fill(255);

describe("ids", () => {
  it("are short and ascend, within a millisecond and when the clock steps back", () => {
    const times = [
      1_790_000_000_000, 1_790_000_000_000, 1_789_999_999_000, 1_790_000_000_001, 1_790_000_000_500,
    ];
    const newId = newIdSource({ now: () => times.shift() ?? 0, randomBytes: zeros });
    const ids = Array.from({ length: 5 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) {
      expect(id).toHaveLength(17);
      expect(isElementId(id)).toBe(true);
    }
  });

  it("go on ascending when the random part is used up", () => {
    const newId = newIdSource({ now: () => 1_790_000_000_000, randomBytes: full });
    const ids = Array.from({ length: 3 }, () => newId());
    expect(ids[0] && ids[1] && ids[0] < ids[1]).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it("leave out what can't be a key", () => {
    for (const id of ["__proto__", "", "a b", "x".repeat(65), "ä", 7, null])
      expect(isElementId(id)).toBe(false);
    for (const id of ["s1", "-a_B9", "constructor"]) expect(isElementId(id)).toBe(true);
  });
});
