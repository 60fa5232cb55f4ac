import { describe, expect, it } from "vitest";
import type { Board } from "#lib/board/model.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { lookOf, mapMarks, type PlacedDifference } from "./map-marks.ts";
import { ghostOf, overlayBoard } from "./overlay-board.ts";

const step = (title: string) => ({ kind: "STEP", title, laneId: "shop" });
const link = (sourceId: string, targetId: string) => ({
  cls: "CONTROL",
  type: "SEQUENCE",
  sourceId,
  targetId,
});
const place = (x: number) => ({ x, y: 9, w: 184, h: 76 });
const lanes = { shop: { name: "Storefront" } };

const before = buildBoard({
  lanes,
  nodes: { cart: step("Cart"), gift: step("Gift wrap"), pay: step("Pay") },
  edges: { a: link("cart", "gift"), b: link("gift", "pay") },
  layout: { cart: place(0), gift: place(300), pay: place(600) },
});
const after = buildBoard({
  lanes,
  nodes: { cart: step("Cart"), pay: { ...step("Pay"), checkpointId: "paid" } },
  edges: { a: link("cart", "pay") },
  checkpoints: { paid: { metric: "Paid", target: 95 } },
  flows: { happy: { kind: "HAPPY", name: "Buy", path: ["cart", "pay"] } },
  layout: { cart: place(0), pay: place(300) },
});

const difference = (id: string, more: Partial<PlacedDifference> = {}): PlacedDifference => ({
  ...{ id, kind: "nodes", change: "changed", fields: [] },
  ...more,
});
const field = (path: string, was: unknown = null, is: unknown = null) => ({ path, before: was, after: is });
const marksOn = (board: Board, ...differences: PlacedDifference[]) =>
  mapMarks({ board, differences, moved: [] });

describe("two states laid over each other", () => {
  const overlay = overlayBoard(before, after);

  it("is the second, and the first's cards and links that are gone, where they stood", () => {
    expect([...overlay.nodes.keys()]).toEqual(["cart", "pay", "gift"]);
    expect(overlay.layout.boxes.get("gift")).toMatchObject({ x: 300 });
    expect(overlay.layout.boxes.get("pay")).toMatchObject({ x: 300 });
    expect(overlay.edges.get("b")).toMatchObject({ sourceId: "gift", targetId: "pay" });
  });

  it("shows a link that leads elsewhere on its old way too", () => {
    expect(overlay.edges.get("a")).toMatchObject({ targetId: "pay" });
    expect(overlay.edges.get(ghostOf("a"))).toMatchObject({ sourceId: "cart", targetId: "gift" });
    const { marks } = marksOn(overlay, difference("a", { kind: "edges", fields: [field("targetId")] }));
    expect(marks.get("a")).toMatchObject({ look: "changed", differenceIds: ["a"] });
    expect(marks.get(ghostOf("a"))).toMatchObject({ look: "removed", differenceIds: ["a"] });
  });

  it("is the second itself where nothing went", () => {
    const same = overlayBoard(after, after);
    expect(same.nodes).toBe(after.nodes);
    expect(same.layout).toEqual(after.layout);
  });
});

describe("marks on a map", () => {
  it("stand on cards and links by what became of them", () => {
    const { marks, places } = marksOn(
      overlayBoard(before, after),
      difference("gift", { change: "removed" }),
      difference("pay", { fields: [field("title")] }),
    );
    expect(marks.get("gift")?.look).toBe("removed");
    expect(marks.get("pay")).toMatchObject({
      look: "changed",
      changes: [{ kind: "nodes", field: field("title") }],
    });
    expect(places.get("pay")).toEqual(["pay"]);
    expect(marks.has("cart")).toBe(false);
  });

  it("of a checkpoint stand on what it measures, beside that card's own", () => {
    const { marks, places } = marksOn(
      after,
      difference("paid", { kind: "checkpoints", fields: [field("target", 95, 95.5)] }),
      difference("pay", { fields: [field("title")] }),
    );
    expect(marks.get("pay")?.differenceIds).toEqual(["pay", "paid"]);
    expect(marks.get("pay")?.changes.map((change) => change.field?.path)).toEqual(["title", "target"]);
    expect(places.get("paid")).toEqual(["pay"]);
  });

  it("leave a flow's cards as they are, but know where it is", () => {
    const { marks, places } = marksOn(after, difference("happy", { kind: "flows" }));
    expect(marks.size).toBe(0);
    expect(places.get("happy")).toEqual(["cart", "pay"]);
  });

  it("know no place for what is drawn nowhere", () =>
    expect(marksOn(after, difference("meta", { kind: "meta" })).places.get("meta")).toEqual([]));

  it("of what was only moved give way to any other", () => {
    const differences = [difference("pay", { change: "added" })];
    const { marks } = mapMarks({ board: after, differences, moved: [{ id: "pay" }, { id: "cart" }] });
    expect([marks.get("pay")?.look, marks.get("cart")?.look]).toEqual(["added", "moved"]);
  });

  it("look removed on what left the scope, and added on what came into it", () => {
    expect(lookOf(difference("x", { fields: [field("scope", "CORE", "LATER")] }))).toBe("removed");
    expect(lookOf(difference("x", { fields: [field("scope", "OUT", "CORE")] }))).toBe("added");
    expect(lookOf(difference("x", { fields: [field("scope", "LATER", "OUT")] }))).toBe("changed");
  });
});
