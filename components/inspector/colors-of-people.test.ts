import { describe, expect, it } from "vitest";
import { colorsOfPeople } from "./colors-of-people.ts";

const nobody = new Map<string, number>();
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `p${String(at).padStart(2, "0")}`, name: `Person ${at}` }));

describe("the colours of the people on a board", () => {
  it("are twelve different ones for twelve people without an account", () => {
    const colors = [...colorsOfPeople(people(12), nobody).values()];
    expect(colors.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("start over evenly after the twelfth", () => {
    const colors = [...colorsOfPeople(people(24), nobody).values()];
    for (let color = 1; color <= 12; color++)
      expect(colors.filter((given) => given === color)).toHaveLength(2);
  });

  it("differ for people of the same name", () => {
    const colors = colorsOfPeople(
      [
        { id: "a", name: "Ana" },
        { id: "b", name: "Ana" },
      ],
      nobody,
    );
    expect(colors.get("a")).not.toBe(colors.get("b"));
  });

  it("are the account's for somebody linked to one, and then nobody else's", () => {
    const linked = { id: "z", name: "Ana", userId: "u1" };
    const colors = colorsOfPeople([...people(11), linked], new Map([["u1", 7]]));
    expect(colors.get("z")).toBe(7);
    expect([...colors.values()].filter((color) => color === 7)).toHaveLength(1);
  });

  it("don't depend on the order in which the people are read", () => {
    const some = people(9);
    expect(new Map([...colorsOfPeople(some, nobody)].sort())).toEqual(
      new Map([...colorsOfPeople(some.toReversed(), nobody)].sort()),
    );
  });
});
