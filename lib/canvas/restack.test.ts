import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeSchema } from "#lib/board/model.ts";
import { cardAt } from "./card-at.ts";
import { inStack } from "./card-stack.ts";
import type { Rect } from "./geometry.ts";
import { createObstacles } from "./obstacles.ts";
import { restack, type StackMove } from "./restack.ts";
import type { CardScene } from "./scene.ts";

interface Wish {
  x: number;
  order?: string;
  kind?: "GROUP";
}

/** Cards of 100 × 50 in one row, by their left edge. */
function stackOf(wishes: Record<string, Wish>) {
  const cards = new Map(
    Object.entries(wishes).map(([id, { x, order, kind = "STEP" }]) => [
      id,
      {
        id,
        node: nodeSchema.parse({ id, kind }),
        box: { x, y: 0, w: 100, h: 50 },
        order,
      } as unknown as CardScene,
    ]),
  );
  const obstacles = createObstacles(new Map([...cards].map(([id, { box }]): [string, Rect] => [id, box])));
  return { cards, obstacles };
}

/** Ids from bottom to top, after the moves. */
function stackAfter(wishes: Record<string, Wish>, ...moves: [move: StackMove, ...ids: string[]][]) {
  let scene = stackOf(wishes);
  for (const [move, ...ids] of moves) {
    const orders = restack({ scene, chosen: new Set(ids), move });
    const next = [...scene.cards.values()].map(({ id, box, order, node }): [string, Wish] => {
      const key = orders.get(id) ?? order;
      return [
        id,
        {
          x: box.x,
          ...(key !== undefined && { order: key }),
          ...(node.kind === "GROUP" && { kind: "GROUP" }),
        },
      ];
    });
    scene = stackOf(Object.fromEntries(next));
  }
  return inStack([...scene.cards.values()]).map(({ id }) => id);
}

/** In the order of ids, as the scene has them. */
const pile = { a: { x: 0 }, away: { x: 900 }, b: { x: 20 }, c: { x: 40 } };

describe("the order of cards that overlap", () => {
  it("is that of their ids while nobody changed it", () => {
    expect(stackAfter(pile)).toEqual(["a", "away", "b", "c"]);
  });

  it("changes by one step past the next card that overlaps", () => {
    const onlyPile = (order: string[]) => order.filter((id) => id !== "away");
    expect(onlyPile(stackAfter(pile, ["forward", "a"]))).toEqual(["b", "a", "c"]);
    expect(onlyPile(stackAfter(pile, ["forward", "a"], ["forward", "a"]))).toEqual(["b", "c", "a"]);
    expect(onlyPile(stackAfter(pile, ["backward", "c"]))).toEqual(["a", "c", "b"]);
    expect(onlyPile(stackAfter(pile, ["forward", "a", "b"]))).toEqual(["c", "a", "b"]);
  });

  it("changes to front and back of the whole board with one key for each chosen card", () => {
    expect(stackAfter(pile, ["front", "a"])).toEqual(["away", "b", "c", "a"]);
    expect(stackAfter(pile, ["back", "c", "b"]).slice(0, 2)).toEqual(["b", "c"]);
    for (const move of ["front", "back"] as const)
      expect(restack({ scene: stackOf(pile), chosen: new Set(["b"]), move }).size).toBe(1);
  });

  it("isn't written anew where it is so already", () => {
    const scene = stackOf(pile);
    expect(restack({ scene, chosen: new Set(["away"]), move: "forward" }).size).toBe(0);
    expect(restack({ scene, chosen: new Set(["c"]), move: "forward" }).size).toBe(0);
    expect(restack({ scene, chosen: new Set(["a"]), move: "back" }).size).toBe(0);
  });

  it("keeps frames under all cards", () => {
    const framed = { frame: { x: 0, kind: "GROUP" }, ...pile } as const;
    expect(stackAfter(framed, ["front", "frame"], ["back", "c"])[0]).toBe("frame");
    expect(restack({ scene: stackOf(framed), chosen: new Set(["a"]), move: "backward" }).size).toBe(0);
  });

  it("decides which card is hit: the topmost", () => {
    const under = (wishes: Record<string, Wish>) => cardAt(stackOf(wishes), { x: 50, y: 10 });
    expect(under(pile)).toBe("c");
    expect(under({ ...pile, a: { x: 0, order: "a1" } })).toBe("a");
    expect(under({ ...pile, c: { x: 40, order: "Zz" } })).toBe("b");
  });

  it("lets every card get to the top and to the bottom step by step, whatever came before", () => {
    const ids = ["a", "b", "c"];
    const moves = fc.array(
      fc.tuple(fc.constantFrom<StackMove>("forward", "backward", "front", "back"), fc.constantFrom(...ids)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, fc.constantFrom(...ids), (before, id) => {
        const up = ids.map((): [StackMove, string] => ["forward", id]);
        const down = ids.map((): [StackMove, string] => ["backward", id]);
        const inPile = (order: string[]) => order.filter((other) => other !== "away");
        expect(inPile(stackAfter(pile, ...before, ...up)).at(-1)).toBe(id);
        expect(inPile(stackAfter(pile, ...before, ...down))[0]).toBe(id);
      }),
    );
  });
});
