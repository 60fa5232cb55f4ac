import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedKeys, withReplaced } from "./layered-map.ts";

const keys = Array.from({ length: 60 }, (_, i) => `k${i}`);
const base = (): ReadonlyMap<string, number> => new Map(keys.map((key, i) => [key, i]));
const replacing = fc.array(fc.tuple(fc.constantFrom(...keys), fc.nat(9)), { maxLength: 12 });

describe("maps with some values replaced", () => {
  it("read as a copy with the same values would, in the same order", () => {
    fc.assert(
      fc.property(fc.array(replacing, { maxLength: 12 }), (steps) => {
        let layered = base();
        const copied = new Map(base());
        for (const step of steps) {
          layered = withReplaced(layered, new Map(step));
          for (const [key, value] of step) copied.set(key, value);
          expect([...layered]).toEqual([...copied]);
        }
        expect([...layered.values()]).toEqual([...copied.values()]);
        expect([...layered.keys()]).toEqual([...copied.keys()]);
        expect(layered.size).toBe(copied.size);
        layered.forEach((value, key) => {
          expect(value).toBe(copied.get(key));
        });
      }),
    );
  });

  it("leave the map they came from as it was, and ignore keys that it lacks", () => {
    const before = base();
    const after = withReplaced(
      before,
      new Map([
        ["k1", 100],
        ["new", 1],
      ]),
    );
    expect([before.get("k1"), after.get("k1"), after.has("new"), after.size]).toEqual([1, 100, false, 60]);
    expect(withReplaced(before, new Map())).toBe(before);
  });

  it("are compared by what differs, whichever way they came about", () => {
    fc.assert(
      fc.property(replacing, replacing, fc.boolean(), (first, second, isCopied) => {
        const a = withReplaced(base(), new Map(first));
        const b = withReplaced(isCopied ? new Map(a) : a, new Map(second));
        const different = keys.filter((key) => a.get(key) !== b.get(key));
        expect([...changedKeys(a, b)].toSorted()).toEqual(different.toSorted());
      }),
    );
    expect(changedKeys(new Map([["a", 1]]), new Map([["b", 2]]))).toEqual(new Set(["a", "b"]));
  });
});
