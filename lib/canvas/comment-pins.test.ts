import { expect, it } from "vitest";
import type { Thread, ThreadAnchor } from "#lib/contracts/threads.ts";
import { type Pin, pinsOf, pointAlong, shownPins } from "./comment-pins.ts";
import type { CardScene, EdgeScene } from "./scene.ts";

let count = 0;
const threadOn = (anchor: ThreadAnchor): Thread => ({
  id: `t${++count}`,
  anchor,
  about: "",
  state: "OPEN",
  resolved: null,
  outcome: null,
  excerpt: "?",
  openedBy: { userId: "u", name: "Ana" },
  at: "2026-01-01T00:00:00.000Z",
  commentCount: 1,
  lastBy: { userId: "u", name: "Ana" },
  lastAt: "2026-01-01T00:00:00.000Z",
  mentionedAt: null,
});
const card = (x: number, y: number) => ({ box: { x, y, w: 184, h: 76 } }) as CardScene;
const line = [
  { x: 0, y: 0 },
  { x: 60, y: 0 },
  { x: 60, y: 40 },
];
const scene = {
  cards: new Map([["s1", card(100, 200)]]),
  edges: new Map([["e1", { points: line } as unknown as EdgeScene]]),
};

it("one pin for all threads of a card, at its corner; one for each point", () => {
  const onCard = [threadOn({ type: "NODE", id: "s1" }), threadOn({ type: "NODE", id: "s1" })];
  const points = [threadOn({ type: "POINT", x: 5, y: 6 }), threadOn({ type: "POINT", x: 5, y: 6 })];
  expect(pinsOf([...onCard, ...points], scene)).toEqual([
    { key: "s1", form: "card", at: { x: 100, y: 200 }, threads: onCard },
    { key: points[0]?.id, form: "point", at: { x: 5, y: 6 }, threads: [points[0]] },
    { key: points[1]?.id, form: "point", at: { x: 5, y: 6 }, threads: [points[1]] },
  ]);
});

it("an edge's pin stands on its line, before the words in the middle", () => {
  const thread = threadOn({ type: "EDGE", id: "e1" });
  expect(pinsOf([thread], scene)).toEqual([
    { key: "e1", form: "edge", at: { x: 30, y: 0 }, threads: [thread] },
  ]);
});

it("what isn't drawn has no pin: deleted cards, flows, checkpoints", () => {
  const anchors: ThreadAnchor[] = [
    { type: "NODE", id: "gone" },
    { type: "FLOW", id: "f1" },
    { type: "CHECKPOINT", id: "c1" },
  ];
  expect(pinsOf(anchors.map(threadOn), scene)).toEqual([]);
});

it("a point along a line goes round its corners", () => {
  expect(pointAlong(line, 0)).toEqual({ x: 0, y: 0 });
  expect(pointAlong(line, 0.8)).toEqual({ x: 60, y: 20 });
  expect(pointAlong(line, 1)).toEqual({ x: 60, y: 40 });
  expect(pointAlong([], 0.5)).toBeUndefined();
});

const pinAt = (x: number, y: number): Pin => ({
  key: `${x} ${y}`,
  form: "card",
  at: { x, y },
  threads: [threadOn({ type: "NODE", id: `${x} ${y}` })],
});
const seen = { x: 0, y: 0, w: 1_000, h: 800 };

it("only pins in view are shown", () => {
  const pins = [pinAt(10, 10), pinAt(-30, 10), pinAt(-50, 10), pinAt(1_200, 10)];
  const shown = shownPins(pins, { seen, zoom: 1, isFar: false });
  expect(shown).toEqual(pins.slice(0, 2));
});

it("from afar neighbours become one dot in their middle, which panning doesn't change", () => {
  const wide = { x: 0, y: 0, w: 4_000, h: 3_000 };
  const pins = [pinAt(100, 100), pinAt(200, 140), pinAt(2_900, 700)];
  const shown = shownPins(pins, { seen: wide, zoom: 0.1, isFar: true });
  expect(shown.map(({ form, at, threads }) => ({ form, at, count: threads.length }))).toEqual([
    { form: "dot", at: { x: 150, y: 120 }, count: 2 },
    { form: "dot", at: { x: 2_900, y: 700 }, count: 1 },
  ]);
  const panned = shownPins(pins, { seen: { ...wide, x: 150 }, zoom: 0.1, isFar: true });
  expect(panned).toEqual(shown);
});

it("near by they become dots only where there are more than a map can show", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => pinAt((n % 10) * 20, n * 2));
  const few = shownPins(rows(80), { seen, zoom: 1, isFar: false });
  expect(few.map(({ form }) => form)).toEqual(Array.from({ length: 80 }, () => "card"));
  const many = shownPins(rows(81), { seen, zoom: 1, isFar: false });
  expect(many.every(({ form }) => form === "dot")).toBe(true);
  expect(many.reduce((sum, { threads }) => sum + threads.length, 0)).toBe(81);
});
