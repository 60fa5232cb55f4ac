import { describe, expect, it } from "vitest";
import { createObstacles, withLive } from "./obstacles.ts";

const box = (x: number, y: number) => ({ x, y, w: 100, h: 50 });

describe("cards as obstacles", () => {
  it("are found in the order of their ids, however they came", () => {
    const cards = createObstacles(new Map([["c", box(0, 0)]]));
    cards.set("a", box(20, 20));
    cards.set("b", box(500, 0));
    expect(cards.within({ x: 10, y: 10, w: 30, h: 30 })).toEqual(["a", "c"]);
    cards.set("b", box(10, 0));
    cards.delete("c");
    expect(cards.within({ x: 10, y: 10, w: 30, h: 30 })).toEqual(["a", "b"]);
  });

  it("are where they are dragged to, for as long as they are dragged", () => {
    const cards = createObstacles(
      new Map([
        ["a", box(0, 0)],
        ["b", box(200, 0)],
      ]),
    );
    const live = withLive(
      cards,
      new Map([
        ["a", box(0, 300)],
        ["gone", box(0, 300)],
      ]),
    );
    expect(live.within({ x: 0, y: 0, w: 300, h: 10 })).toEqual(["b"]);
    expect(live.within({ x: 0, y: 300, w: 300, h: 10 })).toEqual(["a"]);
    expect(live.boxes.get("a")).toEqual(box(0, 300));
    expect(withLive(cards, new Map())).toBe(cards);
  });
});
