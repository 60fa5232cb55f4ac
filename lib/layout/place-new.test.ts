import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { applyContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { type NewLink, placeNew } from "./place-new.ts";

const doc = new Y.Doc();
applyContent(doc, sampleContent());
const { board } = readBoard(doc);
const laneOf = (id: string) => board.nodes.get(id)?.laneId;
const boxOf = (id: string) => board.layout.boxes.get(id) ?? { x: 0, y: 0, w: 0, h: 0 };
const flow = (sourceId: string, targetId: string): NewLink => ({
  sourceId,
  targetId,
  cls: "CONTROL",
  type: "SEQUENCE",
});

describe("new cards", () => {
  test("stand to the right of what leads to them, one after the other, whatever order they come in", () => {
    const laneId = laneOf("s8");
    const cards = ["n3", "n2", "n1"].map((id) => ({ id, laneId }));
    const boxes = placeNew({ cards, links: [flow("s8", "n1"), flow("n1", "n2"), flow("n2", "n3")] }, board);
    const xs = ["n1", "n2", "n3"].map((id) => boxes.get(id)?.x ?? 0);
    expect([boxOf("s8").x, ...xs].every((x, at, all) => at === 0 || x > (all[at - 1] ?? 0))).toBe(true);
  });

  test("stand below the step that they are an exception of", () => {
    const raised: NewLink = { sourceId: "s4", targetId: "x9", cls: "CONTROL", type: "RAISES" };
    const box = placeNew({ cards: [{ id: "x9", laneId: laneOf("s4") }], links: [raised] }, board).get("x9");
    expect(box).toMatchObject({ x: boxOf("s4").x, y: boxOf("s4").y + 94 });
  });

  test("in another lane take the first free row of the next column", () => {
    const box = placeNew({ cards: [{ id: "n1", laneId: laneOf("s8") }], links: [flow("s1", "n1")] }, board);
    expect(box.get("n1")).toMatchObject({ x: boxOf("s1").x + 207, y: 9 });
  });

  test("without links stand behind the cards of their lane", () => {
    const box = placeNew({ cards: [{ id: "n1", laneId: laneOf("s8") }], links: [] }, board).get("n1");
    const right = [...board.nodes.values()]
      .filter(({ laneId }) => laneId === laneOf("s8"))
      .reduce((most, { id }) => Math.max(most, boxOf(id).x), 0);
    expect(box?.x).toBe(right + 207);
  });

  test("never cover a card, each other, nor leave the lane, also on circles", () => {
    const cards = Array.from({ length: 30 }, (_, at) => ({
      id: `n${at}`,
      laneId: laneOf(at % 2 === 0 ? "d1" : "s6"),
      w: 120 + at * 10,
      h: 60 + at * 5,
    }));
    const links = cards.map(({ id }, at) => flow(id, `n${(at * 7 + 3) % 30}`));
    const boxes = placeNew({ cards, links: [...links, flow("d1", "n0"), flow("n1", "s6")] }, board);
    const all = [
      ...[...board.nodes.values()].map(({ id, laneId }) => ({ laneId, box: boxOf(id) })),
      ...cards.map(({ id, laneId }) => ({ laneId, box: boxes.get(id) ?? boxOf("s1") })),
    ];
    expect(boxes.size).toBe(30);
    all.forEach(({ laneId, box: a }, at) => {
      expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0);
      for (const { box: b } of all.slice(at + 1).filter((other) => other.laneId === laneId)) {
        expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
      }
    });
  });
});
