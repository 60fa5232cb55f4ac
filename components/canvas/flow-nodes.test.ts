import { describe, expect, it } from "vitest";
import { nodeSchema } from "#lib/board/model.ts";
import type { CardScene, Scene } from "#lib/canvas/scene.ts";
import { createFlowNodes } from "./flow-nodes.ts";

const card = (id: string, x: number): [string, CardScene] => [
  id,
  {
    id,
    node: nodeSchema.parse({ id, kind: "STEP", title: id }),
    box: { x, y: 9, w: 184, h: 76 },
    owner: undefined,
    checkpoint: undefined,
    foldedNeeds: "",
    foldedNeedsCount: 0,
    foldedExceptions: 0,
    raises: false,
    isTucked: false,
    isHeld: false,
    order: undefined,
  },
];
const sceneOf = (...cards: [string, CardScene][]) => ({ cards: new Map(cards) }) as unknown as Scene;
const nobody = new Set<string>();
const around = {
  ids: new Set(["a", "b"]),
  dragged: nobody,
  draggedByOthers: nobody,
};

describe("the cards as React Flow nodes", () => {
  it("mounts only what it is told to, and nothing that is gone", () => {
    const scene = sceneOf(card("a", 0), card("far", 5_000));
    const nodes = createFlowNodes()({ ...around, scene });
    expect(nodes.map((node) => node.id)).toEqual(["a"]);
  });

  it("gives sizes and no handles, so that nothing is measured", () => {
    const [node] = createFlowNodes()({ ...around, scene: sceneOf(card("a", 0)) });
    expect(node).toMatchObject({ width: 184, height: 76, measured: { width: 184, height: 76 }, handles: [] });
    expect(node?.ariaLabel).toBe("Step: a, no owner, no checkpoint");
  });

  it("keeps the identity of nodes that stay, and of the list when all do", () => {
    const build = createFlowNodes();
    const before = build({ ...around, scene: sceneOf(card("a", 0), card("b", 300)) });
    const after = build({ ...around, scene: sceneOf(card("a", 0), card("b", 320)) });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(build({ ...around, scene: sceneOf(card("a", 0), card("b", 320)) })).toBe(after);
  });

  it("puts those that were brought forward over the others, and those sent back under them", () => {
    const [[, over], [, under]] = [card("a", 0), card("c", 600)];
    const scene = sceneOf(["a", { ...over, order: "a1" }], card("b", 300), ["c", { ...under, order: "Zz" }]);
    const nodes = createFlowNodes()({ ...around, ids: new Set(["a", "b", "c"]), scene });
    const stack = nodes.toSorted((x, y) => (x.zIndex ?? 0) - (y.zIndex ?? 0));
    expect(stack.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });
});
