import { expect, it } from "vitest";
import type { Board } from "#lib/board/model.ts";
import type { CardScene, EdgeScene } from "#lib/canvas/scene.ts";
import { commentPlace } from "./comment-place.ts";

const none = new Map();
const board = {
  nodes: new Map([["s1", { title: "Open cart" }]]),
  edges: new Map([["e1", { sourceId: "s1", targetId: "s1" }]]),
  flows: new Map([["f1", { name: "Buy" }]]),
  lanes: new Map([["shop", { name: "Shop" }]]),
  checkpoints: none,
} as unknown as Board;
const scene = {
  board,
  cards: new Map([["s1", { box: { x: 100, y: 200, w: 184, h: 76 } } as CardScene]]),
  edges: new Map([["e1", { points: [{ x: 1, y: 2 }] } as unknown as EdgeScene]]),
};
const at = { x: 10.4, y: 20.6 };

it("is the card or edge under the pointer, and opens there", () => {
  expect(commentPlace({ id: "s1", at }, scene)).toEqual({ anchor: { type: "NODE", id: "s1" }, at });
  expect(commentPlace({ id: "e1", at }, scene)).toEqual({ anchor: { type: "EDGE", id: "e1" }, at });
});

it("is the lane or flow whose menu was asked", () => {
  expect(commentPlace({ id: "shop", at }, scene)).toEqual({ anchor: { type: "LANE", id: "shop" }, at });
  expect(commentPlace({ id: "f1", at }, scene)).toEqual({ anchor: { type: "FLOW", id: "f1" }, at });
  expect(commentPlace({ id: "f1" }, scene)).toBeUndefined();
});

it("chosen by key it opens beside the card, or at the beginning of the edge", () => {
  expect(commentPlace({ id: "s1" }, scene)?.at).toEqual({ x: 284, y: 200 });
  expect(commentPlace({ id: "e1" }, scene)?.at).toEqual({ x: 1, y: 2 });
});

it("is the place itself where nothing is drawn, and nothing without a place", () => {
  expect(commentPlace({ at }, scene)).toEqual({ anchor: { type: "POINT", x: 10, y: 21 }, at });
  expect(commentPlace({}, scene)).toBeUndefined();
  expect(commentPlace({ id: "gone" }, scene)).toBeUndefined();
});
