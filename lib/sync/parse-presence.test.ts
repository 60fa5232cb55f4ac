import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePresence } from "./parse-presence.ts";
import { presenceSchema } from "./presence.ts";

const user = { id: "u1", name: "Ana", color: 3, role: "EDITOR" };
const valid = {
  user,
  cursor: { x: 1, y: -2.5 },
  selection: ["n1"],
  editing: { id: "n1", field: "title" },
  drag: { n1: { x: 0, y: 0 } },
};

describe("what others show", () => {
  it("is taken when valid, without what we don't know", () => {
    expect(parsePresence({ ...valid, theme: "dark" })).toEqual(valid);
    expect(parsePresence({})).toEqual({});
  });

  it("is ignored as a whole when a part is broken", () => {
    const broken = [
      { cursor: { x: Number.NaN, y: 0 } },
      { cursor: null },
      { selection: "n1" },
      { selection: Array.from({ length: 501 }, () => "n") },
      { editing: { id: "n1" } },
      { drag: { n1: { x: 1 } } },
      { drag: ["n1"] },
      { user: { ...user, color: 13 } },
      { user: { ...user, role: "ADMIN" } },
      { user: { ...user, name: "x".repeat(201) } },
    ];
    for (const part of broken) expect(parsePresence({ ...valid, ...part })).toBeNull();
    for (const junk of [null, 1, "x", [], undefined]) expect(parsePresence(junk)).toBeNull();
  });

  it("is judged as the schema judges it", () => {
    const junk = fc.oneof(
      fc.constant(undefined),
      fc.jsonValue(),
      fc.constantFrom<unknown>(Number.NaN, 1, "n1", []),
    );
    const someField = fc.constantFrom("user", "cursor", "selection", "editing", "drag", "other");
    const innerField = fc.constantFrom("id", "name", "color", "role", "x", "y", "n1", "field");
    let accepted = 0;
    fc.assert(
      fc.property(someField, innerField, junk, fc.boolean(), (field, inner, value, isDeep) => {
        const before: unknown = Reflect.get(valid, field);
        const changed = isDeep && typeof before === "object" ? { ...before, [inner]: value } : value;
        const candidate = { ...valid, [field]: changed };
        const bySchema = presenceSchema.safeParse(candidate);
        accepted += bySchema.success ? 1 : 0;
        const byHand = parsePresence(candidate);
        expect(byHand !== null).toBe(bySchema.success);
      }),
      { numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
