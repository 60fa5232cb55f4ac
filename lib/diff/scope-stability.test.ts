import { describe, expect, it } from "vitest";
import { type BoardContent, contentSchema } from "#lib/board/model.ts";
import golden from "#tests/support/golden.json" with { type: "json" };
import { diffBoards } from "./diff-boards.ts";
import { type StabilityOptions, scopeStability, type UnitField, type UnitPair } from "./scope-stability.ts";
import { scopeUnits } from "./scope-units.ts";

interface GoldenUnit {
  crit: string;
  f: Record<string, string>;
}
const { previous, current, fieldWeights, criticalityWeights } = golden.inputs.scope_stability;

describe("the golden example", () => {
  const weightOf = (unit: GoldenUnit | undefined) =>
    (criticalityWeights as Record<string, number>)[unit?.crit ?? ""] ?? 0;
  const fieldsOf = (address: string, { f }: GoldenUnit): UnitField[] =>
    Object.entries(f).map(([name, value]) => ({
      name,
      weight: (fieldWeights as Record<string, number>)[name] ?? 1,
      parts: { [`${address}:${name}`]: value },
    }));
  const [before, after] = [previous, current] as unknown as [
    Record<string, GoldenUnit>,
    Record<string, GoldenUnit>,
  ];
  const pairs = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((address): UnitPair => {
    const [was, is] = [before[address], after[address]];
    const weight = Math.max(weightOf(was), weightOf(is));
    if (!was || !is) return { address, weight, kind: was ? "removed" : "added" };
    return { address, weight, kind: "changed", before: fieldsOf(address, was), after: fieldsOf(address, is) };
  });

  it("has the stability that was worked out apart from this code", () => {
    const { value, units } = scopeStability(pairs);
    expect(Math.abs((value ?? 0) - golden.scope_stability)).toBeLessThan(1e-9);
    expect(units.map(({ address, change, fields }) => [address, change, fields])).toEqual(
      [
        ["C", "added", []],
        ["A", "changed", ["criteria"]],
      ].toSorted((a, b) => shareOf(units, b[0]) - shareOf(units, a[0])),
    );
  });
});
const shareOf = (units: readonly { address: string; share: number }[], address: unknown): number =>
  units.find((unit) => unit.address === address)?.share ?? 0;

type Elements = Record<string, object>;
const withIds = (elements: Elements = {}) =>
  Object.fromEntries(Object.entries(elements).map(([id, element]) => [id, { id, ...element }]));
const board = (maps: {
  nodes?: Elements;
  edges?: Elements;
  checkpoints?: Elements;
  meta?: object;
}): BoardContent =>
  contentSchema.parse({
    schema: 1,
    ...maps,
    nodes: withIds(maps.nodes),
    edges: withIds(maps.edges),
    checkpoints: withIds(maps.checkpoints),
  });
const step = (title: string, more: object = {}) => ({ kind: "STEP", title, ...more });
const compared = (a: BoardContent, b: BoardContent, options?: StabilityOptions) =>
  scopeStability(scopeUnits(a, b, diffBoards(a, b)), options);
const lost = (a: BoardContent, b: BoardContent) => {
  const [unit] = compared(a, b).units;
  return unit ? 1 - unit.stability : 0;
};

describe("the units of scope", () => {
  const whole = board({
    nodes: {
      pay: step("Pay", {
        criticality: "CRITICAL",
        checkpointId: "cp",
        acceptance: [{ id: "a1", text: "Once", checkpointId: "cp2" }],
      }),
      cart: step("Cart"),
      later: step("Gift-wrap", { scope: "LATER", checkpointId: "cp3" }),
      note: { kind: "NOTE", title: "Ask Pia" },
      group: { kind: "GROUP", title: "Checkout" },
    },
    edges: {
      flow: { cls: "CONTROL", type: "SEQUENCE", sourceId: "cart", targetId: "pay" },
      needs: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "cart", targetId: "pay" },
      out: { cls: "CONTROL", type: "SEQUENCE", sourceId: "cart", targetId: "later" },
      remark: { cls: "ANNOTATION", sourceId: "note", targetId: "pay" },
    },
    checkpoints: { cp: { metric: "Authorised" }, cp2: {}, cp3: {}, unused: {} },
  });
  const weights = Object.fromEntries(
    scopeUnits(whole, whole, diffBoards(whole, whole)).map(({ address, weight }) => [address, weight]),
  );

  it("are what is core: cards, edges between them, their criteria and what measures them", () => {
    expect(Object.keys(weights).sort()).toEqual(
      ["pay", "cart", "pay:acceptance.a1", "flow", "needs", "cp", "cp2"].sort(),
    );
  });

  it("weigh by criticality: an edge as its larger end, criteria and checkpoints as their most critical user", () => {
    expect(weights).toEqual({ pay: 3, "pay:acceptance.a1": 3, cart: 2, flow: 3, needs: 3, cp: 3, cp2: 3 });
  });

  it("take the larger weight of the two states, by each board's own weights", () => {
    const a = board({ nodes: { pay: step("Pay", { criticality: "MINOR" }), cart: step("Cart") } });
    const b = board({ nodes: { pay: step("Pay", { criticality: "CRITICAL" }) } });
    const dearer = { ...b, meta: { ...b.meta, weights: { CRITICAL: 10, MAJOR: 2, MINOR: 1 } } };
    expect(compared(a, b).value).toBeCloseTo(3 / 5, 12);
    expect(compared(a, dearer).value).toBeCloseTo(10 / 12, 12);
  });
});

describe("the scope's stability", () => {
  const one = (more: object = {}) => board({ nodes: { pay: step("Pay", more) }, checkpoints: { cp: {} } });

  it("is 1 when nothing changed, and nothing without a scope", () => {
    expect(compared(one(), one())).toMatchObject({ value: 1, unexplained: 1, unitCount: 1, units: [] });
    expect(compared(board({}), board({}))).toMatchObject({ value: null, unexplained: null, unitCount: 0 });
  });

  it("is 0, and never less, when nothing stayed, and what was lost is never more than all", () => {
    const many = (prefix: string, count: number) =>
      board({
        nodes: Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, step("Step")])),
      });
    for (let count = 1; count < 150; count += 7) {
      const { value, unexplained, churn } = compared(many("a", count), many("b", 0));
      expect([value, unexplained].every((figure) => figure !== null && figure >= 0 && figure < 1e-12)).toBe(
        true,
      );
      expect(churn.removed).toBeLessThanOrEqual(1);
      expect(churn.removed).toBeCloseTo(1, 12);
    }
  });

  it("loses of a unit the weight of what changed, of the fields that either state has", () => {
    const full = { laneId: "l", ownerId: "o", description: "d", scope: "CORE" };
    expect(lost(one(full), one({ ...full, ownerId: "p" }))).toBeCloseTo(1 / 7.5, 12);
    expect(lost(one(full), one({ ...full, laneId: "m" }))).toBeCloseTo(2 / 7.5, 12);
    expect(lost(one(full), one({ ...full, description: "e" }))).toBeCloseTo(0.5 / 7.5, 12);
    expect(lost(one(full), one({ ...full, phase: "NEXT" }))).toBeCloseTo(1 / 8.5, 12);
    expect(lost(one(full), one({ ...full, kind: "SYSTEM" }))).toBeCloseTo(3 / 7.5, 12);
  });

  it("counts the ends of an edge once, and its kind once", () => {
    const nodes = { a: step("A"), b: step("B"), c: step("C"), d: step("D") };
    const edge = (more: object) =>
      board({
        nodes,
        edges: { e: { cls: "CONTROL", type: "CONDITION", sourceId: "a", targetId: "b", ...more } },
      });
    expect(lost(edge({}), edge({ sourceId: "c", targetId: "d" }))).toBeCloseTo(3 / 6, 12);
    expect(lost(edge({ guard: "yes" }), edge({ guard: "no" }))).toBeCloseTo(2 / 8, 12);
  });

  it("a criterion that changed costs that criterion; one that came costs its card, too", () => {
    const criterion = (text: string, id = "a1") => ({ acceptance: [{ id, text }] });
    const changed = compared(one(criterion("Once")), one(criterion("Twice")));
    expect(changed.units.map(({ address, fields }) => [address, fields])).toEqual([
      ["pay:acceptance.a1", ["text"]],
    ]);
    const replaced = compared(one(criterion("Once")), one(criterion("Once", "a2")));
    expect(replaced.units.map(({ address, change }) => [address, change])).toEqual([
      ["pay:acceptance.a1", "removed"],
      ["pay:acceptance.a2", "added"],
      ["pay", "changed"],
    ]);
  });

  it("a card that goes to LATER leaves the scope, with its edges", () => {
    const edges = { e: { cls: "CONTROL", type: "SEQUENCE", sourceId: "pay", targetId: "wrap" } };
    const a = board({ nodes: { pay: step("Pay"), wrap: step("Wrap") }, edges });
    const b = board({ nodes: { pay: step("Pay"), wrap: step("Wrap", { scope: "LATER" }) }, edges });
    expect(compared(a, b).units.map(({ address, change }) => [address, change])).toEqual([
      ["e", "removed"],
      ["wrap", "removed"],
    ]);
  });

  it("isn't touched by layout or by blanks", () => {
    const placed = { ...one(), layout: { pay: { x: 1, y: 2, w: 184, h: 76 } } };
    expect(compared(one(), placed).value).toBe(1);
    expect(compared(one(), board({ nodes: { pay: step(" Pay ") } })).value).toBe(1);
  });

  it("splits what was lost into added, removed and changed, which with the rest make 1", () => {
    const a = board({ nodes: { pay: step("Pay"), cart: step("Cart"), gone: step("Gone") } });
    const b = board({ nodes: { pay: step("Pay now"), cart: step("Cart"), come: step("Come") } });
    const { value, churn, units } = compared(a, b);
    expect(churn.added).toBeCloseTo(2 / 8, 12);
    expect(churn.removed).toBeCloseTo(2 / 8, 12);
    expect(churn.changed).toBeCloseTo((2 * (1 / 4)) / 8, 12);
    expect((value ?? 0) + churn.added + churn.removed + churn.changed).toBeCloseTo(1, 12);
    expect(units.reduce((sum, { share }) => sum + share, value ?? 0)).toBeCloseTo(1, 12);
  });
});

describe("explained differences", () => {
  const a = board({ nodes: { pay: step("Pay", { ownerId: "pia" }), cart: step("Cart") } });
  const b = board({ nodes: { pay: step("Pay now", { ownerId: "tom" }), voucher: step("Voucher") } });
  const unexplained = (...explained: string[]) =>
    compared(a, b, { explained: new Set(explained) }).unexplained;

  it("cost nothing in the figure of unexplained ones: by element or by field", () => {
    const { value } = compared(a, b);
    expect(unexplained()).toBe(value);
    expect(unexplained("cart", "voucher", "pay")).toBe(1);
    expect(unexplained("cart", "voucher", "pay:title", "pay:ownerId")).toBe(1);
    expect(unexplained("cart", "voucher", "pay:title")).toBeCloseTo(1 - (2 * (1 / 5)) / 6, 12);
  });

  it("leave the figure itself as it is", () => {
    const explained = new Set(["cart", "voucher", "pay"]);
    expect(compared(a, b, { explained }).value).toBe(compared(a, b).value);
  });
});

describe("what was approved and changed again", () => {
  const nodes = { pay: step("Pay"), cart: step("Cart"), mail: step("Mail"), page: step("Page") };
  const { cart: _gone, ...others } = nodes;
  const a = board({ nodes });
  const b = board({ nodes: { ...others, pay: step("Pay now"), extra: step("Extra") } });
  const reopened = (...approved: string[]) =>
    compared(a, b, { approved: new Set(approved) }).reopenedApproved;

  it("is a share of the approved units: changed or gone", () => {
    expect(reopened("pay", "cart", "mail", "page")).toBe(0.5);
    expect(reopened("mail")).toBe(0);
    expect(reopened("pay")).toBe(1);
  });

  it("is nothing when nothing was approved", () => {
    expect(reopened()).toBeNull();
    expect(reopened("extra")).toBeNull();
  });
});
