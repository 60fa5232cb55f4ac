import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import golden from "#tests/support/golden.json" with { type: "json" };
import { findGaps } from "./find-gaps.ts";
import type { Gap } from "./gap.ts";
import { ownerLoad } from "./owner-load.ts";

const today = "2026-10-10";
const sample = buildBoard(sampleContent());
const gapsOf = (content: object, more: object = {}) =>
  findGaps({ board: buildBoard(content), today, ...more });
const codes = (gaps: readonly Gap[]) =>
  gaps.map(({ code, elementId }) => `${code} ${elementId ?? ""}`.trim());

const owned = { ownerId: "ana", checkpointId: "cp" };
const people = { ana: { name: "Ana Ruiz" } };
const checkpoints = {
  cp: { metric: "Conversion", unit: "%", baseline: { v: 1 }, target: 2, due: "2026-11-01" },
};
/** A journey without a gap: what each test breaks in one place. */
const whole = {
  people,
  checkpoints,
  nodes: {
    pay: { kind: "STEP", title: "Pay", criticality: "CRITICAL", ...owned },
    declined: {
      kind: "EXCEPTION",
      title: "Declined",
      customerMessage: "Try another card.",
      stateAfter: { money: "none", stock: "kept", order: "open" },
      ...owned,
    },
    retry: { kind: "FALLBACK", title: "Retry", mode: "AUTOMATIC", ...owned },
    done: { kind: "OUTCOME", title: "Done", ...owned },
    api: { kind: "SYSTEM", title: "Payment API", ...owned },
  },
  edges: {
    c1: { cls: "CONTROL", type: "SEQUENCE", sourceId: "pay", targetId: "done" },
    c2: { cls: "CONTROL", type: "RAISES", sourceId: "pay", targetId: "declined" },
    c3: { cls: "CONTROL", type: "FALLS_BACK_TO", sourceId: "declined", targetId: "retry" },
    c4: { cls: "CONTROL", type: "SEQUENCE", sourceId: "retry", targetId: "done" },
    n1: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "pay", targetId: "api", ...owned },
  },
  flows: {
    happy: { kind: "HAPPY", path: ["pay", "done"], share: 0.9 },
    top: { kind: "EXCEPTION", path: ["pay", "declined", "retry", "done"], share: 0.1, isTop: true },
  },
};
/** The same with other fields of some elements. */
const broken = (changes: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries({ risks: {}, lanes: {}, assumptions: {}, ...whole }).map(([map, elements]) => {
      const all = { ...(elements as Record<string, unknown>) };
      for (const [id, change] of Object.entries(changes[map] ?? {})) {
        if (change === null) delete all[id];
        else all[id] = Object.assign({}, all[id], change);
      }
      return [map, all];
    }),
  );

describe("gaps of the sample board", () => {
  const gaps = findGaps({ board: sample, today });

  it("are all the seeded ones, each with something to click", () => {
    for (const [code, severity, elementId] of golden.lint) {
      const gap = gaps.find((known) => known.code === code && known.elementId === elementId);
      expect(gap, `${code} ${elementId}`).toMatchObject({ severity });
      expect(gap?.fixes.length, `${code} ${elementId}`).toBeGreaterThan(0);
    }
  });

  it("are no other errors than the seeded ones", () => {
    const seeded = golden.lint
      .filter(([, severity]) => severity === "error")
      .map(([code, , id]) => `${code} ${id}`);
    expect(codes(gaps.filter(({ severity }) => severity === "error")).toSorted()).toEqual(seeded.toSorted());
  });

  it("come in the same order every time, the gravest first", () => {
    expect(findGaps({ board: sample, today })).toEqual(gaps);
    const severities = gaps.map(({ severity }) => severity);
    expect(severities.lastIndexOf("error")).toBeLessThan(severities.indexOf("warn"));
  });

  it("offer the owner of the side that needs, and the checkpoint of the step that raises", () => {
    expect(gaps.find(({ code }) => code === "OWN-002")?.fixes[0]).toEqual({
      kind: "assign-owner",
      elementId: "e19",
      personId: "lena",
    });
    expect(gaps.find(({ code }) => code === "CHK-001")?.fixes[0]).toMatchObject({ kind: "use-checkpoint" });
  });

  it("weigh what rests on each person as the reference does", () => {
    expect(Object.fromEntries(ownerLoad(sample))).toEqual(golden.load);
  });
});

describe("a board", () => {
  it("without anything has no gap, and a whole journey has none", () => {
    expect(gapsOf({})).toEqual([]);
    expect(gapsOf(whole)).toEqual([]);
  });

  const cases: [name: string, changes: Parameters<typeof broken>[0], expected: string[]][] = [
    ["a card without an owner", { nodes: { pay: { ownerId: undefined } } }, ["OWN-001 pay"]],
    ["a need without an owner", { edges: { n1: { ownerId: undefined } } }, ["OWN-002 n1"]],
    ["a mailbox that owns", { people: { ana: { name: "orders@shop.example" } } }, ["OWN-003 ana"]],
    [
      "a data asset without a steward",
      { nodes: { api: { kind: "DATA_ASSET", ownerId: undefined } } },
      ["OWN-005 api"],
    ],
    ["a system that nobody needs", { edges: { n1: null } }, ["OWN-006 api"]],
    ["a card without a checkpoint", { nodes: { done: { checkpointId: undefined } } }, ["CHK-001 done"]],
    ["a checkpoint without a target", { checkpoints: { cp: { target: undefined } } }, ["CHK-002 cp"]],
    ["a checkpoint without a baseline", { checkpoints: { cp: { baseline: undefined } } }, ["CHK-003 cp"]],
    ["no measure of conversion", { checkpoints: { cp: { metric: "Margin" } } }, ["CHK-005"]],
    [
      "a critical step that isn't measured for speed",
      { nodes: { pay: { customerFacing: true } } },
      ["CHK-006 pay"],
    ],
    ["no top exception", { flows: { top: { isTop: false } } }, ["FLW-001"]],
    ["a critical step without an exception", { edges: { c2: null } }, ["FLW-002 pay"]],
    ["an exception without a fallback", { edges: { c3: null } }, ["FLW-003 declined"]],
    ["a fallback that leads nowhere", { edges: { c4: null } }, ["FLW-004 declined"]],
    ["an exception without words", { nodes: { declined: { customerMessage: "" } } }, ["FLW-005 declined"]],
    [
      "a fallback on the same provider",
      { edges: { n2: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "retry", targetId: "api", ...owned } } },
      ["FLW-006 retry"],
    ],
    ["a manual fallback without a capacity", { nodes: { retry: { mode: "MANUAL" } } }, ["FLW-007 retry"]],
    [
      "a decision with one way out",
      { nodes: { pay: { kind: "DECISION" } }, edges: { c2: null } },
      ["FLW-002 pay", "FLW-008 pay"],
    ],
    ["a card on no path", { nodes: { idle: { kind: "STEP", ...owned } } }, ["FLW-009 idle"]],
    ["an exception without a macro", { nodes: { declined: { customerFacing: true } } }, ["FLW-011 declined"]],
    ["a critical need without a day", { edges: { n1: { criticality: "CRITICAL" } } }, ["DEP-002 n1"]],
    [
      "a circle of hard needs",
      {
        nodes: { api2: { kind: "SYSTEM", ...owned } },
        edges: {
          n2: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "api", targetId: "api2", ...owned },
          n3: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "api2", targetId: "api", ...owned },
        },
      },
      ["DEP-003 n2"],
    ],
    [
      "a vendor without a way out",
      { lanes: { paywell: { name: "Paywell", kind: "VENDOR" } }, nodes: { api: { laneId: "paywell" } } },
      ["DEP-004 n1"],
    ],
    ["a team that nothing is linked to", { lanes: { crm: { name: "CRM", kind: "TEAM" } } }, ["DEP-006 crm"]],
    [
      "an accepted risk without words",
      { risks: { r: { targetId: "api", ownerId: "ana", response: "ACCEPT" } } },
      ["RSK-004 api"],
    ],
    [
      "an assumption past its day",
      { assumptions: { a: { statement: "It holds", targetIds: ["pay"], validateBy: "2026-10-01" } } },
      ["RSK-003 pay"],
    ],
    [
      "a minor step near the launch",
      { meta: { launchAt: "2026-11-01" }, nodes: { pay: { criticality: "MINOR" } } },
      ["SCP-004 pay"],
    ],
  ];
  it.each(cases)("%s is found", (_name, changes, expected) => {
    const content = { ...broken(changes), ...(changes.meta && { meta: changes.meta }) };
    expect(codes(gapsOf(content)).toSorted()).toEqual(expected.toSorted());
  });

  it("a grave risk without an owner or a response is found", () => {
    const grave = { targetId: "pay", p: "LIKELY", extent: "ALL", detection: "NONE" };
    const content = broken({
      nodes: { pay: { customerFacing: true, harm: "WRONG_MONEY_OR_ORDER" } },
      checkpoints: { cp: { metric: "Conversion within 2 s" } },
      risks: { r: grave },
    });
    expect(codes(gapsOf(content))).toEqual(["OWN-008 pay", "RSK-001 pay"]);
  });

  it("holds promises against the days they are needed, where the answers are known", () => {
    const content = broken({ edges: { n1: { criticality: "CRITICAL", needBy: "2026-10-20" } } });
    const answered = (verdict: string, promisedBy: string) =>
      codes(gapsOf(content, { answers: new Map([["n1", { verdict, promisedBy }]]) }));
    expect(codes(gapsOf(content))).toEqual([]);
    expect(codes(gapsOf(content, { answers: new Map() }))).toEqual(["DEP-001 n1"]);
    expect(answered("ACKNOWLEDGED", "2026-10-20")).toEqual([]);
    expect(answered("COUNTERED", "2026-10-27")).toEqual(["DEP-001 n1", "DEP-002 n1"]);
  });

  it("is told what its review leaves open: a comment that outlived a round, and what was changed since approved", () => {
    const review = {
      leftOpen: [{ threadId: "t1", elementId: "pay", about: "Pay", excerpt: "Who refunds?", round: 2 }],
      changedSinceApproved: [{ elementId: "done", name: "Done", approver: "Pia", round: 2 }],
    };
    const gaps = gapsOf(whole, { review });
    expect(codes(gaps)).toEqual(["FBK-001 pay", "DEC-004 done"]);
    expect(gaps.map(({ fixes }) => fixes[0])).toEqual([
      { kind: "answer-thread", threadId: "t1" },
      { kind: "open", elementId: "done" },
    ]);
  });

  it("one of four who carries most is named", () => {
    const nodes = Object.fromEntries(
      ["a", "b", "c", "d", "d", "d", "d"].map((ownerId, at) => [
        `w${at}`,
        { kind: "WORK", ownerId, checkpointId: "cp" },
      ]),
    );
    const four = Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, { name: `Person ${id}` }]));
    const content = { ...whole, people: { ...people, ...four }, nodes: { ...whole.nodes, ...nodes } };
    expect(codes(gapsOf(content)).filter((code) => code.startsWith("OWN-004"))).toContain("OWN-004 d");
  });
});

describe("circles of needs", () => {
  it("are found however the needs are drawn, and none is found where there is none", () => {
    const link = fc.record({ from: fc.nat(7), to: fc.nat(7) }).filter(({ from, to }) => from !== to);
    fc.assert(
      fc.property(fc.array(link, { maxLength: 14 }), (links) => {
        const nodes = Object.fromEntries(
          Array.from({ length: 8 }, (_, at) => [`s${at}`, { kind: "SYSTEM", ...owned }]),
        );
        const edges = Object.fromEntries(
          links.map(({ from, to }, at) => [
            `e${at}`,
            { cls: "DEPENDENCY", type: "SERVICE", sourceId: `s${from}`, targetId: `s${to}`, ...owned },
          ]),
        );
        const found = gapsOf({ people, checkpoints, nodes, edges })
          .filter(({ code }) => code === "DEP-003")
          .flatMap(({ elementId, relatedIds }) => [elementId ?? "", ...relatedIds]);
        const reaches = (from: number, to: number, seen = new Set<number>()): boolean =>
          links.some((l) => {
            if (l.from !== from || seen.has(l.to)) return false;
            seen.add(l.to);
            return l.to === to || reaches(l.to, to, seen);
          });
        const expected = links.flatMap(({ from, to }, at) => (reaches(to, from) ? [`e${at}`] : []));
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});
