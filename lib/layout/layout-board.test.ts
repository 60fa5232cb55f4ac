import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, type ControlType, controlTypes, nodeKinds } from "#lib/board/model.ts";
import { layoutBoard } from "./layout-board.ts";
import type { LayoutCard, LayoutEdge, LayoutInput, LayoutResult } from "./layout-input.ts";

const laneIds = ["lane0", "lane1", "lane2"];

interface Wish {
  kind?: LayoutCard["kind"];
  lane?: number;
  box?: Partial<Box>;
  isPinned?: boolean;
  parentId?: string;
}
const card = (
  id: string,
  { kind = "STEP", lane = 0, box, isPinned = false, parentId }: Wish = {},
): LayoutCard => ({
  id,
  kind,
  laneId: laneIds[lane] ?? "",
  box: { x: 0, y: 0, w: 184, h: 76, ...box },
  isPinned,
  ...(parentId !== undefined && { parentId }),
});
const flow = (sourceId: string, targetId: string, type: ControlType = "SEQUENCE"): LayoutEdge => ({
  id: `${sourceId}-${targetId}`,
  sourceId,
  targetId,
  cls: "CONTROL",
  type,
  labelPx: 0,
});
const needs = (sourceId: string, targetId: string): LayoutEdge => ({
  id: `${sourceId}-${targetId}`,
  sourceId,
  targetId,
  cls: "DEPENDENCY",
  type: "SERVICE",
  labelPx: 0,
});
const tidied = (cards: LayoutCard[], edges: LayoutEdge[] = []): LayoutResult =>
  layoutBoard({ cards, edges, laneIds });
const boxIn = ({ boxes }: LayoutResult, id: string): Box => boxes.get(id) ?? { x: -1, y: -1, w: 0, h: 0 };
const middle = (result: LayoutResult, id: string): number => boxIn(result, id).y + boxIn(result, id).h / 2;

describe("tidy up", () => {
  test("an empty board stays empty", () => {
    expect(tidied([]).boxes.size).toBe(0);
  });

  test("a chain becomes one straight row from left to right, in columns of the standard pitch", () => {
    const result = tidied(
      ["c", "b", "a"].map((id) => card(id)),
      [flow("a", "b"), flow("b", "c")],
    );
    expect([...result.boxes]).toEqual([
      ["a", { x: 8, y: 9, w: 184, h: 76 }],
      ["b", { x: 215, y: 9, w: 184, h: 76 }],
      ["c", { x: 422, y: 9, w: 184, h: 76 }],
    ]);
  });

  test("a circle is opened where the walk from the start closes it", () => {
    const result = tidied(
      [card("a"), card("b"), card("s", { kind: "START", box: { w: 96, h: 28 } })],
      [flow("a", "b"), flow("b", "a"), flow("s", "a")],
    );
    expect(boxIn(result, "s").x).toBeLessThan(boxIn(result, "a").x);
    expect(boxIn(result, "a").x).toBeLessThan(boxIn(result, "b").x);
    expect(middle(result, "s")).toBe(middle(result, "a"));
  });

  test("an exception stands below the step that raises it, and its fallback to the right of it", () => {
    const result = tidied(
      [
        card("pay"),
        card("order"),
        card("declined", { kind: "EXCEPTION" }),
        card("retry", { kind: "FALLBACK" }),
        card("check", { kind: "DECISION" }),
      ],
      [
        flow("check", "pay", "CONDITION"),
        flow("pay", "order"),
        flow("pay", "declined", "RAISES"),
        flow("declined", "retry", "FALLS_BACK_TO"),
        flow("retry", "order", "REJOINS"),
      ],
    );
    expect(boxIn(result, "declined")).toMatchObject({
      x: boxIn(result, "pay").x,
      y: boxIn(result, "pay").y + 94,
    });
    expect(boxIn(result, "retry").y).toBe(boxIn(result, "declined").y);
    expect(boxIn(result, "retry").x).toBe(boxIn(result, "order").x);
    expect(boxIn(result, "order").y).toBe(boxIn(result, "pay").y);
  });

  test("needs never turn the flow round: what is needed stands near its consumers", () => {
    const result = tidied(
      [card("a"), card("b"), card("c"), card("erp", { kind: "SYSTEM", lane: 1 })],
      [flow("a", "b"), flow("b", "c"), needs("c", "erp"), needs("b", "erp")],
    );
    expect(boxIn(result, "a").x).toBeLessThan(boxIn(result, "b").x);
    expect([boxIn(result, "b").x, boxIn(result, "c").x]).toContain(boxIn(result, "erp").x);
  });

  test("single cards make a block, not a tower", () => {
    const result = tidied(Array.from({ length: 9 }, (_, at) => card(`n${at}`)));
    expect(new Set([...result.boxes.values()].map(({ x }) => x)).size).toBe(3);
    expect(result.laneHeights.get("lane0")).toBe(9 + 3 * 94 - 18 + 9);
  });

  test("a pinned card stays, and the others keep off it", () => {
    const pinned = card("p", { isPinned: true, box: { x: 230, y: 30 } });
    const result = tidied([card("a"), card("b"), card("c"), pinned], [flow("a", "b"), flow("b", "c")]);
    expect(boxIn(result, "p")).toEqual(pinned.box);
    expect(overlaps(result, tree([pinned, card("a"), card("b"), card("c")]))).toEqual([]);
  });

  test("the cards of a group keep together inside it, links and all", () => {
    const cards = [
      card("a"),
      card("g", { kind: "GROUP", box: { w: 391, h: 170 } }),
      card("m1", { parentId: "g" }),
      card("m2", { parentId: "g" }),
      card("z"),
    ];
    const result = tidied(cards, [flow("a", "m1"), flow("m1", "m2"), flow("m2", "z")]);
    for (const id of ["m1", "m2"]) expect(isInside(boxIn(result, id), boxIn(result, "g"))).toBe(true);
    expect(boxIn(result, "a").x).toBeLessThan(boxIn(result, "g").x);
    expect(boxIn(result, "m1").x).toBeLessThan(boxIn(result, "m2").x);
    expect(boxIn(result, "g").x + boxIn(result, "g").w).toBeLessThan(boxIn(result, "z").x);
  });

  test("words on a straight edge get the room they need between its cards", () => {
    const labelled = { ...flow("a", "b", "CONDITION"), labelPx: 70 };
    const result = tidied([card("a"), card("b")], [labelled]);
    expect(boxIn(result, "b").x - boxIn(result, "a").x - 184).toBeGreaterThanOrEqual(70);
  });

  test("no two cards ever overlap, none leaves its lane, pinned ones stay", () => {
    fc.assert(
      fc.property(boards, (input) => {
        const result = layoutBoard(input);
        expect([...result.boxes.keys()].sort()).toEqual(input.cards.map(({ id }) => id).sort());
        expect(overlaps(result, tree(input.cards))).toEqual([]);
        for (const { id, laneId, isPinned, box } of input.cards) {
          const { x, y, h } = boxIn(result, id);
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(y + h).toBeLessThan(result.laneHeights.get(laneId) ?? 0);
          if (isPinned) expect(boxIn(result, id)).toEqual(box);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("tidying a tidy board changes nothing", () => {
    fc.assert(
      fc.property(boards, (input) => {
        const once = layoutBoard(input);
        const cards = input.cards.map((each) => ({ ...each, box: boxIn(once, each.id) }));
        expect(layoutBoard({ ...input, cards })).toEqual(once);
      }),
    );
  });

  test("the order in which cards and edges are given means nothing", () => {
    fc.assert(
      fc.property(boards, (input) => {
        const turned = { ...input, cards: input.cards.toReversed(), edges: input.edges.toReversed() };
        expect(new Map([...layoutBoard(turned).boxes].sort())).toEqual(
          new Map([...layoutBoard(input).boxes].sort()),
        );
      }),
    );
  });
});

/** Boards of up to 24 cards with links of every class, circles, groups, all sizes; pinned cards apart from each other. */
const boards: fc.Arbitrary<LayoutInput> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...nodeKinds),
      lane: fc.nat(2),
      w: fc.integer({ min: 40, max: 500 }),
      h: fc.integer({ min: 24, max: 400 }),
      isPinned: fc.boolean(),
      parent: fc.option(fc.nat(23), { nil: undefined, freq: 3 }),
      links: fc.array(fc.tuple(fc.nat(23), fc.constantFrom("DEPENDENCY", "ANNOTATION", ...controlTypes)), {
        maxLength: 3,
      }),
    }),
    { maxLength: 24 },
  )
  .map((wishes) => {
    const cards = wishes.map(({ kind, lane, w, h, isPinned, parent }, at) => {
      const box = isPinned ? { x: (at % 5) * 520, y: Math.floor(at / 5) * 420, w, h } : { w, h };
      const group = wishes[parent ?? -1];
      // A pinned card holds the group that it is in, with the other cards in it, wherever these may stand.
      const parentId = isPinned || group === undefined || group.isPinned ? {} : { parentId: `n${parent}` };
      return card(`n${at}`, { kind, lane, box, isPinned, ...parentId });
    });
    const edges = wishes.flatMap(({ links }, source) =>
      links.map(([target, type], nth): LayoutEdge => {
        const base = { ...flow(`n${source}`, `n${target}`), id: `e${source}-${nth}`, labelPx: nth * 40 };
        if (type === "ANNOTATION") return { ...base, cls: type };
        return type === "DEPENDENCY" ? { ...base, cls: type, type: "DATA" } : { ...base, type };
      }),
    );
    return { cards, edges, laneIds };
  });

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;

interface Family {
  readonly card: LayoutCard;
  readonly ancestors: ReadonlySet<string>;
}

/** Every card with the groups around it, in its own lane. */
function tree(cards: readonly LayoutCard[]): Family[] {
  const byId = new Map(cards.map((each) => [each.id, each]));
  return cards.map((each) => {
    const ancestors = new Set<string>();
    for (let at = byId.get(each.parentId ?? ""); at !== undefined && !ancestors.has(at.id); ) {
      if (at.laneId !== each.laneId) break;
      ancestors.add(at.id);
      at = byId.get(at.parentId ?? "");
    }
    return { card: each, ancestors };
  });
}

/** Pairs of cards of one lane that cover each other, but for a group and what lies in it. */
function overlaps(result: LayoutResult, families: readonly Family[]): string[] {
  const pairs: string[] = [];
  families.forEach((a, at) => {
    for (const b of families.slice(at + 1)) {
      if (a.card.laneId !== b.card.laneId) continue;
      if (a.ancestors.has(b.card.id) || b.ancestors.has(a.card.id)) continue;
      const [p, q] = [boxIn(result, a.card.id), boxIn(result, b.card.id)];
      const isApart = p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y;
      if (!isApart) pairs.push(`${a.card.id} ${b.card.id}`);
    }
  });
  return pairs;
}
