import { expect, it } from "vitest";
import { edgeAt } from "./edge-at.ts";
import type { EdgeScene } from "./scene.ts";

const edge = (id: string, ...points: [number, number][]): [string, EdgeScene] => [
  id,
  { id, points: points.map(([x, y]) => ({ x, y })) } as unknown as EdgeScene,
];
const scene = {
  edges: new Map([edge("low", [0, 0], [100, 0], [100, 80]), edge("high", [0, 10], [200, 10])]),
};

it("finds the edge whose line is nearest, within reach only", () => {
  expect(edgeAt(scene, { x: 20, y: 3 }, 12)?.id).toBe("low");
  expect(edgeAt(scene, { x: 20, y: 8 }, 12)?.id).toBe("high");
  expect(edgeAt(scene, { x: 103, y: 60 }, 12)?.id).toBe("low");
  expect(edgeAt(scene, { x: 50, y: 40 }, 12)).toBeUndefined();
});

it("takes the upper of two that are equally near, and doesn't go on past an end", () => {
  expect(edgeAt(scene, { x: 50, y: 5 }, 12)?.id).toBe("high");
  expect(edgeAt(scene, { x: 215, y: 10 }, 12)).toBeUndefined();
});
