import { describe, expect, it } from "vitest";
import { placeNames } from "./place-names.ts";

const plot = { left: 0, right: 600, top: 0, bottom: 400 };

describe("names beside points", () => {
  it("stand to the right, and elsewhere where another point or the edge is", () => {
    const placed = placeNames(
      [
        { id: "a", x: 100, y: 100, name: "Place order" },
        { id: "b", x: 112, y: 101, name: "Pay" },
        { id: "c", x: 590, y: 200, name: "See confirmation" },
      ],
      plot,
    );
    expect(placed.map(({ id, anchor }) => [id, anchor])).toEqual([
      ["a", "end"],
      ["b", "start"],
      ["c", "end"],
    ]);
  });

  it("are left out where no place is free", () => {
    const crowd = Array.from({ length: 40 }, (_, at) => ({
      id: `${at}`,
      x: 300,
      y: 200,
      name: "Same place",
    }));
    const placed = placeNames(crowd, plot);
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.length).toBeLessThan(9);
  });
});
