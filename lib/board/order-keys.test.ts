import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ascendingKeys } from "./order-keys.ts";

describe("order keys", () => {
  it("ascend whatever is stored: ties, garbage, keys grown too long", () => {
    const stored = fc.option(
      fc.oneof(fc.constantFrom("a0", "a1", "Zz", "", "!", "~", `a0${"V".repeat(90)}`), fc.string()),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 12 }), (list) => {
        const keys = ascendingKeys(list);
        expect(keys).toHaveLength(list.length);
        for (const [at, key] of keys.entries()) {
          expect(key.length).toBeLessThanOrEqual(100);
          if (at > 0) expect(key > (keys[at - 1] ?? "")).toBe(true);
        }
        expect(ascendingKeys(keys)).toEqual(keys);
      }),
    );
  });

  it("change only the entry that was put in between", () => {
    const keys = ascendingKeys(["a0", undefined, "a1"]);
    expect([keys[0], keys[2]]).toEqual(["a0", "a1"]);
  });

  it("stay short through a thousand insertions at one place", () => {
    let keys = ascendingKeys([undefined, undefined]);
    for (let i = 0; i < 1_000; i += 1) keys = ascendingKeys([keys[0], undefined, keys[1]]).slice(0, 2);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(100);
  });
});
