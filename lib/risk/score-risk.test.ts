import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Board } from "#lib/board/model.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import golden from "#tests/support/golden.json" with { type: "json" };
import { rankRisk } from "./rank-risk.ts";
import { standardScale } from "./risk-scale.ts";
import { scoreRisk } from "./score-risk.ts";

const sample = buildBoard(sampleContent());
const step = (harm: string, more: object = {}) => ({ kind: "STEP", customerFacing: true, harm, ...more });
const needs = (sourceId: string, targetId: string, more: object = {}) => ({
  cls: "DEPENDENCY",
  type: "SERVICE",
  sourceId,
  targetId,
  ...more,
});
const risk = (targetId: string, more: object = {}) => ({
  targetId,
  p: "POSSIBLE",
  extent: "ALL",
  detection: "NONE",
  ...more,
});
const journey = (path: string[], share = 1) => ({ kind: "HAPPY", path, share });

describe("the risk of the sample board", () => {
  const report = scoreRisk(sample);

  it("gives every customer-facing card the reference's score, range, likelihood and strongest causes", () => {
    expect(report.nodes.map(({ id }) => id).toSorted()).toEqual(golden.heat.map(({ id }) => id).toSorted());
    for (const expected of golden.heat) {
      const node = report.nodes.find(({ id }) => id === expected.id);
      expect(node?.exposure, expected.id).toBeCloseTo(expected.x, 9);
      expect(node?.likelihood, expected.id).toBeCloseTo(expected.P, 9);
      expect(node?.share, expected.id).toBeCloseTo(expected.A, 9);
      expect((node?.harm ?? 0) * (node?.residual ?? 0), expected.id).toBeCloseTo(expected.resid, 9);
      expect(node?.score, expected.id).toBeCloseTo(expected.R, 9);
      expect(node?.low, expected.id).toBeCloseTo(expected.range[0] ?? -1, 9);
      expect(node?.high, expected.id).toBeCloseTo(expected.range[1] ?? -1, 9);
      const causes = node?.causes.slice(0, expected.top.length) ?? [];
      // Two of the same size come in any order.
      const byName = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
      expect(causes.map(({ elementId, path }) => [elementId, path]).sort(byName)).toEqual(
        expected.top.map(([id, , path]) => [id, path]).sort(byName),
      );
      for (const [at, [, contribution]] of expected.top.entries())
        expect(causes[at]?.contribution).toBeCloseTo(contribution as number, 9);
    }
  });

  it("gives every provider the reference's score and its distance to the customer", () => {
    expect(report.providers).toHaveLength(golden.blast.length);
    for (const [score, id, , proximity] of golden.blast) {
      const provider = report.providers.find((known) => known.id === id);
      expect(provider?.score, String(id)).toBeCloseTo(score as number, 9);
      expect(provider?.proximity, String(id)).toBe(proximity);
    }
  });

  it("puts Place order first, and the order states shared with support above the payment API", () => {
    const ranked = rankRisk(report.nodes, ({ harm }) => ({ proximity: 0, harm }));
    expect(ranked[0]?.item.id).toBe("s6");
    const providers = report.providers.map(({ id }) => id);
    expect(providers.indexOf("a3")).toBeLessThan(providers.indexOf("y1"));
  });

  it("calls wrong money without a rehearsed answer high, though its expected value is small", () => {
    const severity = (id: string) => report.nodes.find((node) => node.id === id)?.severity;
    expect([severity("s6"), severity("f1"), severity("s2"), severity("s7"), severity("s1")]).toEqual([
      "HIGH",
      "HIGH",
      "HIGH",
      "MEDIUM",
      "LOW",
    ]);
  });
});

describe("a score", () => {
  it("is empty for an empty board", () => {
    expect(scoreRisk(buildBoard({}))).toEqual({ nodes: [], providers: [], incompleteRiskIds: [] });
  });

  it("counts one cause once, by its strongest way, when two ways lead to it", () => {
    const board = buildBoard({
      nodes: { pay: step("CONTACT"), a: { kind: "SYSTEM" }, b: { kind: "SYSTEM" }, erp: { kind: "SYSTEM" } },
      edges: {
        e1: needs("pay", "a"),
        e2: needs("a", "erp"),
        e3: needs("pay", "b", { strength: "SOFT" }),
        e4: needs("b", "erp"),
      },
      flows: { f: journey(["pay"]) },
      risks: { r: risk("erp") },
    });
    const [pay] = scoreRisk(board).nodes;
    expect(pay?.causes).toMatchObject([{ riskId: "r", elementId: "erp", path: ["e1", "e2"] }]);
    expect(pay?.causes[0]?.contribution).toBeCloseTo(0.15 * 0.5 * 0.9 * 0.9, 12);
    expect(pay?.share).toBeCloseTo(0.15 * 0.5 * 0.81, 12);
  });

  it("takes a fallback's harm from the exception it answers, as far as it has none of its own", () => {
    const board = buildBoard({
      nodes: {
        x: { kind: "EXCEPTION", harm: "LEGAL_OR_MASS", customerFacing: true },
        f: { kind: "FALLBACK" },
        unmet: { kind: "FALLBACK", harm: "CONTACT" },
      },
      edges: { e: { cls: "CONTROL", type: "FALLS_BACK_TO", sourceId: "x", targetId: "f" } },
      flows: { j: journey(["x", "f"], 0.01) },
      risks: { r: risk("f") },
    });
    const found = scoreRisk(board).nodes.map(({ id, harm }) => [id, harm]);
    expect(found.toSorted()).toEqual([
      ["f", 100],
      ["x", 100],
    ]);
  });

  it("lets a dependency fail by itself: it hits who needs it, not who provides", () => {
    const board = buildBoard({
      nodes: { pay: step("CONTACT"), api: step("CONTACT") },
      edges: { e: needs("pay", "api", { fallback: { readiness: "BUILT" } }) },
      flows: { j: journey(["pay", "api"]) },
      risks: { r: risk("e") },
    });
    const { nodes, providers } = scoreRisk(board);
    expect(nodes.map(({ id, causes }) => [id, causes.map(({ path }) => path)])).toEqual([
      ["pay", [["e"]]],
      ["api", []],
    ]);
    expect(nodes[0]?.share).toBeCloseTo(0.15 * 0.5 * 0.9 * 0.4, 12);
    expect(providers).toMatchObject([{ id: "e", proximity: 1 }]);
  });

  it("adds up several failures of one element, and leaves out those closed or not fully described", () => {
    const nodes = { pay: step("CONTACT") };
    const flows = { j: journey(["pay"]) };
    const board = buildBoard({
      nodes,
      flows,
      risks: {
        a: risk("pay"),
        b: risk("pay", { p: { lo: 0.2, hi: 0.4 } }),
        closed: risk("pay", { status: "CLOSED", p: "EXPECTED" }),
        open: { targetId: "pay", p: "LIKELY" },
        happened: risk("pay", { status: "REALISED", p: "RARE", extent: "FEW" }),
      },
    });
    const { nodes: [pay] = [], incompleteRiskIds } = scoreRisk(board);
    expect(pay?.causes.map(({ riskId }) => riskId)).toEqual(["b", "a", "happened"]);
    expect(pay?.share).toBeCloseTo(1 - (1 - 0.15 * 0.5) * (1 - 0.3 * 0.5) * (1 - 0.01 * 0.5), 12);
    expect(incompleteRiskIds).toEqual(["open"]);
  });

  it("measures proximity by the fewest dependencies, though a longer way is the stronger one", () => {
    const board = buildBoard({
      nodes: { pay: step("CONTACT"), a: { kind: "SYSTEM" }, erp: { kind: "SYSTEM" } },
      edges: {
        short: needs("pay", "erp", { strength: "SOFT" }),
        e1: needs("pay", "a"),
        e2: needs("a", "erp"),
      },
      flows: { j: journey(["pay"]) },
      risks: { r: risk("erp") },
    });
    const { nodes, providers } = scoreRisk(board);
    expect(providers[0]?.proximity).toBe(1);
    expect(nodes[0]?.causes[0]?.path).toEqual(["e1", "e2"]);
  });
});

describe("the order of risks", () => {
  const range = (id: string, score: number, low: number, high: number) => ({ id, score, low, high });

  it("puts those whose ranges overlap with the highest on one rank, nearer and graver first", () => {
    const items = [
      range("a", 50, 30, 80),
      range("b", 40, 20, 60),
      range("c", 25, 18, 29),
      range("d", 1, 0, 2),
    ];
    const near: Record<string, number> = { a: 2, b: 0, c: 0, d: 0 };
    const ranked = rankRisk(items, ({ id }) => ({ proximity: near[id] ?? null, harm: 1 }));
    expect(ranked.map(({ item, rank, isTied }) => [item.id, rank, isTied])).toEqual([
      ["b", 1, true],
      ["a", 1, true],
      ["c", 2, false],
      ["d", 3, false],
    ]);
  });
});

/** Small boards with every kind of thing that matters to a score, circles included. */
const randomBoard = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    links: fc.array(
      fc.record({
        from: fc.nat(5),
        to: fc.nat(5),
        strength: fc.constantFrom("HARD", "SOFT"),
        readiness: fc.constantFrom(undefined, "NONE", "DOCUMENTED", "BUILT", "REHEARSED"),
      }),
      { maxLength: 10 },
    ),
    harms: fc.array(fc.constantFrom("FRICTION", "LOST_PURCHASE", "WRONG_MONEY_OR_ORDER", undefined), {
      minLength: 6,
      maxLength: 6,
    }),
    risks: fc.array(
      fc.record({
        at: fc.nat(5),
        lo: fc.double({ min: 0, max: 1, noNaN: true }),
        extent: fc.constantFrom("FEW", "SOME", "MANY", "ALL"),
      }),
      { maxLength: 6 },
    ),
    shares: fc.array(fc.double({ min: 0, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ size, links, harms, risks, shares }) => {
    const id = (at: number) => `n${at % size}`;
    return {
      nodes: Object.fromEntries(
        Array.from({ length: size }, (_, at) => [
          id(at),
          { kind: "STEP", customerFacing: at % 2 === 0, ...(harms[at] && { harm: harms[at] }) },
        ]),
      ),
      edges: Object.fromEntries(
        links
          .filter(({ from, to }) => id(from) !== id(to))
          .map(({ from, to, strength, readiness }, at) => [
            `e${at}`,
            needs(id(from), id(to), { strength, ...(readiness && { fallback: { readiness } }) }),
          ]),
      ),
      flows: Object.fromEntries(
        shares.map((share, at) => [
          `j${at}`,
          journey(
            Array.from({ length: size }, (_, n) => id(n)).filter((_, n) => (n + at) % 3 < 2),
            share,
          ),
        ]),
      ),
      risks: Object.fromEntries(
        risks.map(({ at, lo, extent }, n) => [`r${n}`, risk(id(at), { p: { lo, hi: lo }, extent })]),
      ),
    };
  });

type Content = ReturnType<(typeof randomBoard)["generate"]>["value"];

/** The strongest of all ways without a circle, each walked. */
function bruteReach(board: Board, from: string, to: string, seen: readonly string[] = []): number {
  if (from === to) return 1;
  let best = 0;
  for (const { sourceId, targetId, strength, fallback } of board.edges.values()) {
    if (sourceId !== from || seen.includes(targetId)) continue;
    const left =
      standardScale.transmission[strength] * (fallback ? standardScale.residual[fallback.readiness] : 1);
    best = Math.max(best, left * bruteReach(board, targetId, to, [...seen, from]));
  }
  return best;
}

describe("laws of the score", () => {
  const law = (check: (content: Content) => void) =>
    fc.assert(fc.property(randomBoard, check), { numRuns: 200 });
  const scores = (board: Board) => new Map(scoreRisk(board).nodes.map(({ id, score }) => [id, score]));

  it("it is what walking every path gives, on boards with circles too", () => {
    law((content) => {
      const board = buildBoard(content);
      for (const node of scoreRisk(board).nodes) {
        let unhit = 1;
        for (const { targetId, p, extent } of board.risks.values()) {
          if (typeof p !== "object" || !extent) continue;
          unhit *= 1 - p.lo * standardScale.extent[extent] * 0.5 * bruteReach(board, node.id, targetId);
        }
        const exposure = [...board.flows.values()].reduce(
          (sum, { path, share = 0 }) => sum + (path.includes(node.id) ? share : 0),
          0,
        );
        expect(node.score).toBeCloseTo(1000 * exposure * (1 - unhit) * node.harm * node.residual, 9);
      }
    });
  });

  it("raising a probability never lowers a score", () => {
    law((content) => {
      const before = scores(buildBoard(content));
      for (const id of Object.keys(content.risks)) {
        const raised = { ...content.risks, [id]: { ...content.risks[id], p: { lo: 1, hi: 1 } } };
        for (const [node, score] of scores(buildBoard({ ...content, risks: raised })))
          expect(score).toBeGreaterThanOrEqual((before.get(node) ?? 0) - 1e-9);
      }
    });
  });

  it("taking a fallback away never lowers a score", () => {
    law((content) => {
      const before = scores(buildBoard(content));
      const edges = Object.fromEntries(
        Object.entries(content.edges).map(
          ([id, { fallback: _gone, ...edge }]: [string, Record<string, unknown>]) => [id, edge],
        ),
      );
      for (const [node, score] of scores(buildBoard({ ...content, edges })))
        expect(score).toBeGreaterThanOrEqual((before.get(node) ?? 0) - 1e-9);
    });
  });

  it("low ≤ score ≤ high, and shares stay within 0 and 1", () => {
    law((content) => {
      const risks = Object.fromEntries(
        Object.entries(content.risks).map(([id, known]) => [id, { ...known, p: "UNLIKELY" }]),
      );
      for (const { low, score, high, share, likelihood } of scoreRisk(buildBoard({ ...content, risks }))
        .nodes) {
        expect(low).toBeLessThanOrEqual(score);
        expect(score).toBeLessThanOrEqual(high);
        for (const part of [share, likelihood]) expect(part).toBeGreaterThanOrEqual(0);
        for (const part of [share, likelihood]) expect(part).toBeLessThanOrEqual(1);
      }
    });
  });
});
