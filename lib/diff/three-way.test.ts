import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { anyContent } from "#tests/support/any-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { isSameMeaning } from "./board-diff.ts";
import { diffBoards } from "./diff-boards.ts";
import { type Choices, findConflicts, mergeStates, type Side } from "./three-way.ts";

const state = (content: object): BoardContent => contentOf(buildBoard(content));
const step = (fields: object = {}) => ({ kind: "STEP", ...fields });
const needs = (sourceId: string, targetId: string, fields: object = {}) => ({
  cls: "DEPENDENCY",
  type: "SERVICE",
  sourceId,
  targetId,
  ...fields,
});
const box = (x: number) => ({ x, y: 9, w: 184, h: 76 });
const cart = step({ title: "Cart", acceptance: [{ id: "a1", text: "Opens in a second" }] });
const fork = state({
  lanes: { shop: { name: "Shop" } },
  nodes: { cart, pay: step({ title: "Pay" }), erp: { kind: "SYSTEM", title: "ERP" } },
  edges: { e: needs("pay", "erp") },
  layout: { cart: box(0), pay: box(300), erp: box(600) },
});
const withNodes = (nodes: object, more: object = {}) =>
  state({ ...fork, ...more, nodes: { ...fork.nodes, ...nodes } });
const without = (map: "nodes" | "edges", ...ids: string[]) => {
  const rest = Object.fromEntries(Object.entries(fork[map]).filter(([id]) => !ids.includes(id)));
  return { ...fork, [map]: rest } as BoardContent;
};
const addresses = (base: BoardContent, draft: BoardContent) =>
  findConflicts({ fork, base, draft }).map(({ address }) => address);
const merged = (base: BoardContent, draft: BoardContent, choices: Choices = {}) =>
  mergeStates({ fork, base, draft }, choices);

describe("two states made one", () => {
  it("take each side's changes where only one side made them, fields of one card too", () => {
    const base = withNodes({
      cart: { ...cart, title: "Basket" },
      pay: step({ title: "Pay", laneId: "shop" }),
    });
    const draft = withNodes({ pay: step({ title: "Pay now" }), ship: step({ title: "Ship" }) });
    expect(addresses(base, draft)).toEqual([]);
    expect(merged(base, draft).nodes).toMatchObject({
      cart: { title: "Basket" },
      pay: { title: "Pay now", laneId: "shop" },
      ship: { title: "Ship" },
    });
  });

  it("ask where both changed the same field, and do as was chosen", () => {
    const base = withNodes({ pay: step({ title: "Pay here" }) });
    const draft = withNodes({ pay: step({ title: "Pay now" }) });
    expect(findConflicts({ fork, base, draft })).toEqual([
      {
        ...{ address: "pay:title", map: "nodes", id: "pay", path: ["title"] },
        ...{ fork: "Pay", base: "Pay here", draft: "Pay now" },
      },
    ]);
    expect(merged(base, draft).nodes.pay?.title).toBe("Pay now");
    expect(merged(base, draft, { "pay:title": "base" }).nodes.pay?.title).toBe("Pay here");
  });

  it("don't ask where both came to the same", () => {
    const both = withNodes({ pay: step({ title: "Pay now" }) });
    expect(addresses(both, both)).toEqual([]);
    expect(merged(both, both)).toEqual(both);
  });

  it("never lose an edit of a card that the other side removed", () => {
    const gone = without("nodes", "cart");
    const edited = withNodes({ cart: { ...cart, title: "Basket" } });
    for (const [base, draft, keeps] of [
      [gone, edited, "draft"],
      [edited, gone, "base"],
    ] as const) {
      expect(addresses(base, draft)).toEqual(["cart"]);
      const loses: Side = keeps === "base" ? "draft" : "base";
      expect(merged(base, draft, { cart: keeps }).nodes.cart?.title).toBe("Basket");
      expect(merged(base, draft, { cart: keeps }).layout.cart).toEqual(box(0));
      expect(merged(base, draft, { cart: loses }).nodes.cart).toBeUndefined();
    }
  });

  it("ask about a card that the base removed and the draft came to use", () => {
    const base = without("nodes", "cart");
    const draft = {
      ...fork,
      edges: { ...fork.edges, n: state({ ...fork, edges: { n: needs("cart", "erp") } }).edges.n! },
    };
    expect(addresses(base, draft)).toEqual(["cart"]);
    expect(Object.keys(merged(base, draft).edges)).toEqual(["e", "n"]);
    const gone = merged(base, draft, { cart: "base" });
    expect([gone.nodes.cart, Object.keys(gone.edges)]).toEqual([undefined, ["e"]]);
  });

  it("bring back with an edge the card that it needs", () => {
    const draft = { ...without("nodes", "erp"), edges: {} };
    const base = state({ ...fork, edges: { e: needs("pay", "erp", { needBy: "2026-10-01" }) } });
    expect(addresses(base, draft)).toEqual(["e"]);
    expect(Object.keys(merged(base, draft, { e: "base" }).nodes)).toContain("erp");
    expect(merged(base, draft).edges).toEqual({});
  });

  it("ask about a criterion that one reworded and the other removed, and not about one that came", () => {
    const base = withNodes({ cart: step({ title: "Cart", acceptance: [] }) });
    const criteria = [
      { id: "a1", text: "Opens at once" },
      { id: "a2", text: "Keeps for a day" },
    ];
    const draft = withNodes({ cart: step({ title: "Cart", acceptance: criteria }) });
    expect(addresses(base, draft)).toEqual(["cart:acceptance.a1"]);
    const texts = (choices: Choices) =>
      merged(base, draft, choices).nodes.cart?.acceptance.map(({ text }) => text);
    expect(texts({})).toEqual(["Opens at once", "Keeps for a day"]);
    expect(texts({ "cart:acceptance.a1": "base" })).toEqual(["Keeps for a day"]);
  });

  it("don't ask about a flow that each side took a card out of, and keep in it what is chosen to stay", () => {
    const flow = (...path: string[]) => ({ flows: { f: { kind: "HAPPY", name: "Buy", path } } });
    const start = state({ ...fork, ...flow("cart", "pay", "erp") });
    const base = state({ ...without("nodes", "cart"), ...flow("pay", "erp") });
    const draft = state({ ...without("nodes", "erp"), edges: {}, ...flow("cart", "pay") });
    const both = { fork: start, base, draft };
    expect(findConflicts(both)).toEqual([]);
    expect(mergeStates(both, {}).flows.f?.path).toEqual(["pay"]);
    const renamed = state({ ...draft, nodes: { ...draft.nodes, cart: { ...cart, title: "Basket" } } });
    const kept = { fork: start, base, draft: renamed };
    expect(findConflicts(kept).map(({ address }) => address)).toEqual(["cart"]);
    expect(mergeStates(kept, { cart: "draft" }).flows.f?.path).toEqual(["cart", "pay"]);
    expect(mergeStates(kept, { cart: "base" }).flows.f?.path).toEqual(["pay"]);
  });

  it("let the base say where a card stands that both moved, without asking", () => {
    const at = (x: number) => ({ ...fork, layout: { ...fork.layout, cart: box(x) } });
    expect(addresses(at(50), at(90))).toEqual([]);
    expect(merged(at(50), at(90)).layout.cart).toEqual(box(50));
    expect(merged(fork, at(90)).layout.cart).toEqual(box(90));
  });
});

describe("any two states made one", () => {
  const semHash = (content: BoardContent) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent(content));
    return hashBoard(readBoard(doc).board).semHash;
  };
  const budget = { numRuns: 150, interruptAfterTimeLimit: 10_000 };

  it("are the side that changed something when the other didn't", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        expect(findConflicts({ fork: a, base: b, draft: a })).toEqual([]);
        expect(semHash(mergeStates({ fork: a, base: b, draft: a }, {}))).toBe(semHash(b));
        expect(mergeStates({ fork: a, base: a, draft: b }, {})).toEqual(b);
      }),
      budget,
    );
  });

  it("leave nothing to ask about once the choice is made", () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, fc.boolean(), (a, base, draft, isBase) => {
        const conflicts = findConflicts({ fork: a, base, draft });
        const side: Side = isBase ? "base" : "draft";
        const choices = Object.fromEntries(conflicts.map(({ address }) => [address, side]));
        const one = mergeStates({ fork: a, base, draft }, choices);
        expect(findConflicts({ fork: base, base, draft: one })).toEqual([]);
        expect(isSameMeaning(diffBoards(one, mergeStates({ fork: base, base, draft: one }, {})))).toBe(true);
      }),
      budget,
    );
  });

  it("mean the same whichever side is called the draft", () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (a, base, draft) => {
        const swapped = { fork: a, base: draft, draft: base };
        const choices = Object.fromEntries(
          findConflicts(swapped).map(({ address }) => [address, "base"] as const),
        );
        const [one, other] = [mergeStates({ fork: a, base, draft }, {}), mergeStates(swapped, choices)];
        const maps = (content: BoardContent) => entityMaps.map((map) => Object.keys(content[map]).sort());
        expect(maps(one)).toEqual(maps(other));
      }),
      budget,
    );
  });
});
