import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { contentOf, encodeContent, parseContent } from "#lib/board/content.ts";
import { type BoardContent, type EntityMap, entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { anyContent } from "#tests/support/any-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { diffBoards } from "./diff-boards.ts";
import { type RestoredPart, restorePart } from "./restore-part.ts";

const state = (content: object): BoardContent => contentOf(buildBoard(content));
const seq = (sourceId: string, targetId: string) => ({
  cls: "CONTROL",
  type: "SEQUENCE",
  sourceId,
  targetId,
});
const needs = (sourceId: string, targetId: string) => ({
  cls: "DEPENDENCY",
  type: "SERVICE",
  sourceId,
  targetId,
});
const step = (fields: object = {}) => ({ kind: "STEP", ...fields });
const path = (...ids: string[]) => ({ kind: "HAPPY", path: ids });
const box = (x: number) => ({ x, y: 9, w: 184, h: 76 });

function restored(now: BoardContent, then: BoardContent, id: string): RestoredPart {
  const part = restorePart(now, then, id);
  if (!part) throw new Error("there is no such part");
  return part;
}
const reasons = ({ leftOut }: RestoredPart) => leftOut.map(({ id, reason }) => [id, reason]);

const then = state({
  lanes: { shop: { name: "Shop" }, erp: { name: "ERP" } },
  people: { lena: { name: "Lena" } },
  nodes: {
    cart: step({ title: "Cart", laneId: "shop" }),
    pay: step({ title: "Pay", laneId: "erp", ownerId: "lena", checkpointId: "rate" }),
    stock: { kind: "SYSTEM", title: "Stock" },
  },
  edges: { cp: seq("cart", "pay"), ps: needs("pay", "stock") },
  flows: { buy: { ...path("cart", "pay"), name: "Buy" } },
  checkpoints: { rate: { metric: "Paid", target: 95 } },
  risks: { r: { targetId: "pay", event: "Card refused" } },
  layout: { cart: box(0), pay: box(300), stock: box(600), "pay:view": { color: "teal" } },
});

describe("a flow brought back", () => {
  it("comes with its cards, edges between them, checkpoints, risks, and the lanes and people that are missing", () => {
    const now = state({
      lanes: { shop: { name: "The shop" } },
      nodes: { cart: step({ title: "Basket", laneId: "shop" }), stock: { kind: "SYSTEM", title: "Stock" } },
      layout: { cart: box(77), stock: box(600) },
    });
    const part = restored(now, then, "buy");
    const { edges, lanes, layout, ...rest } = part.content;
    const { edges: _edges, lanes: _lanes, layout: _layout, ...before } = then;
    expect(rest).toEqual(before);
    expect(Object.keys(edges)).toEqual(["cp"]);
    expect(lanes).toMatchObject({ shop: { name: "The shop" }, erp: { name: "ERP" } });
    expect(layout).toEqual({ ...then.layout, cart: box(77) });
    expect(reasons(part)).toEqual([["ps", "outside"]]);
  });

  it("lists links whose other end is gone, and leaves them out", () => {
    const part = restored(state({ nodes: { cart: step() } }), then, "buy");
    expect(part.content.edges.ps).toBeUndefined();
    expect(reasons(part)).toEqual([["ps", "end-missing"]]);
  });

  it("takes out what came to it since, with its risks and checkpoints", () => {
    const now = state({
      ...then,
      nodes: { ...then.nodes, gift: step({ checkpointId: "wrap" }) },
      edges: { ...then.edges, cg: seq("cart", "gift"), gp: seq("gift", "pay") },
      flows: { buy: { ...path("cart", "gift", "pay"), name: "Buy" } },
      checkpoints: { ...then.checkpoints, wrap: { metric: "Wrapped" } },
      risks: { ...then.risks, torn: { targetId: "gift" } },
      layout: { ...then.layout, gift: box(150) },
    });
    expect(restored(now, then, "buy")).toEqual({ content: then, leftOut: [] });
  });

  it("leaves what another flow uses, and what other elements point at", () => {
    const now = state({
      ...then,
      nodes: { ...then.nodes, gift: step(), label: step() },
      edges: {
        ...then.edges,
        cg: seq("cart", "gift"),
        gl: seq("gift", "label"),
        ls: needs("stock", "label"),
      },
      flows: {
        buy: { ...path("cart", "gift", "label", "pay"), name: "Buy" },
        send: path("cart", "gift"),
      },
      risks: { ...then.risks, torn: { targetId: "gift" }, smudged: { targetId: "label" } },
    });
    const part = restored(now, then, "buy");
    expect(part.content.flows).toEqual({ ...now.flows, buy: then.flows.buy });
    expect(part.content.nodes).toEqual(now.nodes);
    expect(part.content.risks).toEqual(now.risks);
    expect(Object.keys(part.content.edges).sort()).toEqual(["cg", "cp", "ls", "ps"]);
    expect(Object.fromEntries(reasons(part))).toEqual({
      gift: "in-use",
      label: "in-use",
      cg: "in-use",
      torn: "in-use",
      smudged: "in-use",
    });
  });

  it("that didn't exist then goes, unless another flow stands under it", () => {
    const newer = { ...then, flows: { ...then.flows, late: path("cart", "stock") } };
    expect(restored(state(newer), then, "late")).toEqual({ content: then, leftOut: [] });
    const under = state({ ...newer, flows: { ...newer.flows, sub: { ...path(), parentFlowId: "late" } } });
    const kept = restored(under, then, "late");
    expect(kept.content).toEqual(under);
    expect(reasons(kept)).toEqual([["late", "in-use"]]);
  });

  it("never ends above and below the same flow", () => {
    const a = state({ flows: { f: { ...path(), parentFlowId: "g" }, g: path() } });
    const b = state({ flows: { f: path(), g: { ...path(), parentFlowId: "f" } } });
    const part = restored(b, a, "f");
    expect(part.content).toEqual(b);
    expect(reasons(part)).toEqual([["f", "reference-missing"]]);
  });
});

describe("one element brought back", () => {
  it("is as it was, and nothing else is", () => {
    const now = state({
      ...then,
      nodes: { ...then.nodes, cart: step({ title: "Basket", laneId: "shop" }), pay: step({ title: "Now" }) },
      meta: { objective: "Other" },
    });
    const { content } = restored(now, then, "cart");
    expect(content).toEqual({ ...now, nodes: { ...now.nodes, cart: then.nodes.cart } });
    expect(restored(now, then, "meta").content).toEqual({ ...now, meta: then.meta });
  });

  it("is left out as a link without an end, and comes without a reference to what is gone", () => {
    const now = state({ nodes: { cart: step() } });
    const link = restored(now, then, "cp");
    expect(link.content).toEqual(now);
    expect(reasons(link)).toEqual([["cp", "end-missing"]]);
    const flows = state({
      nodes: { a: step() },
      flows: { up: path(), low: { ...path("a"), parentFlowId: "up" } },
    });
    const low = restored(state({ nodes: { a: step() } }), flows, "low");
    expect(low.content.flows.low?.parentFlowId).toBeUndefined();
    expect(reasons(low)).toEqual([["low", "reference-missing"]]);
  });

  it("that came since goes, and stays where something uses it", () => {
    const now = state({
      ...then,
      nodes: { ...then.nodes, gift: step(), bow: step() },
      edges: { ...then.edges, gb: seq("gift", "cart") },
    });
    const bow = restored(now, then, "bow");
    expect(Object.keys(bow.content.nodes).sort()).toEqual(["cart", "gift", "pay", "stock"]);
    const gift = restored(now, then, "gift");
    expect(gift.content).toEqual(now);
    expect(reasons(gift)).toEqual([["gift", "in-use"]]);
  });

  it("is undefined when neither state has it", () => {
    expect(restorePart(then, then, "nobody")).toBeUndefined();
    expect(restorePart(then, then, "__proto__")).toBeUndefined();
  });
});

/** Boards whose edges are of both kinds and from which some elements are gone, with what pointed at them. */
const anyState = fc
  .tuple(anyContent, fc.subarray(["n0", "n1", "n2", "n3", "n4", "l0", "p1", "c0"]))
  .map(([content, gone]): BoardContent => {
    const edges = Object.entries(content.edges).map(([id, edge], at) => [
      id,
      at % 3 === 0 ? edge : { id, ...seq(edge.sourceId, edge.targetId), description: edge.description },
    ]);
    const maps = entityMaps.map((map) => [
      map,
      Object.fromEntries(
        (map === "edges" ? edges : Object.entries(content[map])).filter(([id]) => !gone.includes(String(id))),
      ),
    ]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent({ ...content, ...Object.fromEntries(maps) }));
    return contentOf(readBoard(doc).board);
  });
const anyId = fc.constantFrom("f0", "f1", "f0", "f1", "n0", "n1", "e0", "e1", "r0", "c0", "l0", "p1", "meta");
const anyCase = fc.tuple(anyState, anyState, anyId);
const runs = { numRuns: 150 };

const touchedBy = (before: BoardContent, after: BoardContent) => {
  const { added, removed, changed, spelled, moved } = diffBoards(before, after);
  return { added, removed, other: [...changed, ...spelled, ...moved] };
};

/** Whatever could belong to a flow in either state. */
function aroundFlow(states: readonly BoardContent[], id: string): Set<string> {
  const cards = new Set(states.flatMap(({ flows }) => flows[id]?.path ?? []));
  const around = new Set([id, ...cards]);
  for (const { nodes, edges } of states) {
    for (const edge of Object.values(edges))
      if (edge.cls === "CONTROL" && cards.has(edge.sourceId) && cards.has(edge.targetId))
        around.add(edge.id).add(edge.checkpointId ?? id);
    for (const card of cards) around.add(nodes[card]?.checkpointId ?? id);
  }
  for (const { risks } of states)
    for (const risk of Object.values(risks)) if (around.has(risk.targetId)) around.add(risk.id);
  return around;
}

describe("of any board, a part brought back", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyCase, ([now, before, id]) => {
        const once = restorePart(now, before, id);
        const twice = once && restorePart(once.content, before, id);
        if (twice) expect(twice.content).toEqual(once.content);
      }),
      runs,
    );
  });

  it("leaves a board that can be read as it is", () => {
    fc.assert(
      fc.property(anyCase, ([now, before, id]) => {
        const once = restorePart(now, before, id);
        if (once) expect(parseContent(once.content)).toEqual({ ok: true, value: once.content });
      }),
      runs,
    );
  });

  it("touches nothing outside the part, except that it brings back lanes, people and checkpoints", () => {
    fc.assert(
      fc.property(anyCase, ([now, before, id]) => {
        const once = restorePart(now, before, id);
        if (!once) return;
        const inside = id.startsWith("f") ? aroundFlow([now, before], id) : new Set([id]);
        const { added, removed, other } = touchedBy(now, once.content);
        for (const one of [...removed, ...other]) expect(inside).toContain(one.id);
        for (const one of added)
          if (!["lanes", "people", "checkpoints"].includes(one.map)) expect(inside).toContain(one.id);
      }),
      runs,
    );
  });

  it("is what it was then, or listed; and nothing goes that was there then or is on another flow's path", () => {
    fc.assert(
      fc.property(anyCase, ([now, before, id]) => {
        const once = restorePart(now, before, id);
        if (!once || id === "meta") return;
        const listed = new Set(once.leftOut.map((one) => one.id));
        const map = entityMaps.find((name) => Object.hasOwn(before[name], id));
        if (map && !listed.has(id))
          expect(elementIn(once.content, map, id)).toEqual(elementIn(before, map, id));
        const others = Object.values(now.flows).flatMap((flow) => (flow.id === id ? [] : flow.path));
        for (const gone of touchedBy(now, once.content).removed) {
          expect(elementIn(before, gone.map, gone.id)).toBeUndefined();
          expect(others).not.toContain(gone.id);
        }
      }),
      runs,
    );
  });
});

const elementIn = (content: BoardContent, map: EntityMap, id: string): unknown =>
  (content[map] as Record<string, unknown>)[id];
