import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import type { Board, BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { coveredElements, hashSignature, type ReviewScope, signatureOf } from "./covered-elements.ts";
import { type SignedElements, sinceSigned } from "./signed-elements.ts";

const sample = sampleContent();
const boardOf = (content: BoardContent): Board => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return readBoard(doc).board;
};
const board = boardOf(sample);
const payments: ReviewScope = { type: "LANE", id: "pay" };
const happy: ReviewScope = { type: "FLOW", id: "H" };
const idsOf = (scopes: ReviewScope[], of: Board = board) => [...coveredElements(of, scopes).keys()].sort();

/** The approval as the ledger keeps it: through JSON. */
function sign(scopes: ReviewScope[], of: Board = board): SignedElements {
  const coverage = coveredElements(of, scopes);
  const elements = JSON.parse(JSON.stringify(Object.fromEntries(coverage)));
  return { scopes, covered: signatureOf(coverage), elements };
}
const withNode = (id: string, fields: object): BoardContent => ({
  ...sample,
  nodes: { ...sample.nodes, [id]: { ...sample.nodes[id]!, ...fields } },
});
const unchanged = { changes: [], noted: [], added: [] };

describe("what an approval of a lane covers", () => {
  it("is its cards with their checkpoints, the ways out of them, and every dependency of theirs", () => {
    const inLane = Object.values(sample.nodes).filter(({ laneId }) => laneId === "pay");
    const ids = new Set(inLane.map(({ id }) => id));
    const edges = Object.values(sample.edges).filter(
      ({ cls, sourceId, targetId }) => ids.has(sourceId) || (cls === "DEPENDENCY" && ids.has(targetId)),
    );
    const expected = [
      ...ids,
      ...inLane.flatMap(({ checkpointId }) => checkpointId ?? []),
      ...edges.map(({ id }) => id),
    ];
    expect(idsOf([payments])).toEqual([...new Set(expected)].sort());
    expect(idsOf([payments])).toEqual(expect.arrayContaining(["s5", "x4", "y1", "cp_auth", "e8"]));
  });

  it("holds the checkpoints of acceptance criteria, and neither notes nor groups", () => {
    const acceptance = [{ id: "ac1", text: "Pays once", verify: "METRIC", checkpointId: "cp_mail" }];
    const content = withNode("s5", { acceptance });
    const note = { ...sample.nodes.s5!, id: "n1", kind: "NOTE", title: "Ask Pia" };
    const noted = boardOf({ ...content, nodes: { ...content.nodes, n1: note } } as BoardContent);
    expect(idsOf([payments], noted)).toContain("cp_mail");
    expect(idsOf([payments], noted)).not.toContain("n1");
  });

  it("is nothing where there is no such lane or flow", () => {
    expect(
      idsOf([
        { type: "LANE", id: "gone" },
        { type: "FLOW", id: "gone" },
      ]),
    ).toEqual([]);
  });
});

describe("what an approval of a flow covers", () => {
  it("is the flow, the cards of its path, the flow edges between them, and what they need", () => {
    const ids = idsOf([happy]);
    expect(ids).toEqual(expect.arrayContaining(["H", ...sample.flows.H!.path, "cp_ordercreate", "e9"]));
    const control = ids.filter((id) => sample.edges[id]?.cls === "CONTROL").map((id) => sample.edges[id]!);
    expect(control.length).toBeGreaterThan(8);
    const path = new Set(sample.flows.H!.path);
    expect(control.every(({ sourceId, targetId }) => path.has(sourceId) && path.has(targetId))).toBe(true);
  });

  it("joins with that of a lane, each element once", () => {
    expect(idsOf([payments, happy])).toEqual([...new Set([...idsOf([payments]), ...idsOf([happy])])].sort());
  });
});

describe("what was signed", () => {
  it("stays valid under any change of the layout", () => {
    const signed = sign([payments, happy]);
    const ids = Object.keys(sample.nodes);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), fc.boolean(), (shuffled, isFolded) => {
        const moved = Object.fromEntries(ids.map((id, at) => [id, sample.layout[shuffled[at]!]!]));
        const views = isFolded ? Object.fromEntries(ids.map((id) => [`${id}:view`, { color: "red" }])) : {};
        const layout = { ...sample.layout, ...moved, ...views } as BoardContent["layout"];
        expect(sinceSigned(boardOf({ ...sample, layout }), signed)).toEqual(unchanged);
      }),
      { numRuns: 8 },
    );
  });

  it("goes stale for exactly the cards that were changed or deleted, and a description is only noted", () => {
    const signed = sign([happy]);
    const cards = sample.flows.H!.path;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("same", "renamed", "described"), {
          minLength: cards.length,
          maxLength: cards.length,
        }),
        (fates) => {
          const fields = {
            same: {},
            renamed: { title: "Another name" },
            described: { description: "In words" },
          };
          const nodes = { ...sample.nodes };
          cards.forEach((id, at) => {
            nodes[id] = { ...nodes[id]!, ...fields[fates[at] as keyof typeof fields] };
          });
          const since = sinceSigned(boardOf({ ...sample, nodes }), signed);
          const having = (fate: string) => cards.filter((_, at) => fates[at] === fate).sort();
          expect(since.changes.map(({ id }) => id).sort()).toEqual(having("renamed"));
          expect([...since.noted].sort()).toEqual(having("described"));
          expect(since.changes.every(({ fields: [field] }) => field?.path === "title")).toBe(true);
        },
      ),
      { numRuns: 8 },
    );
  });

  it("isn't touched by what it doesn't cover", () => {
    const signed = sign([payments]);
    expect(sinceSigned(boardOf(withNode("w1", { title: "Terms" })), signed)).toEqual(unchanged);
  });

  it("says which fields differ, a changed target being the checkpoint's", () => {
    const signed = sign([payments]);
    const checkpoints = { ...sample.checkpoints, cp_auth: { ...sample.checkpoints.cp_auth!, target: 97 } };
    const since = sinceSigned(
      boardOf({ ...withNode("s5", { ownerId: "tom", title: "Pay now" }), checkpoints }),
      signed,
    );
    expect(since.changes).toEqual([
      {
        ...{ id: "s5", map: "nodes", change: "CHANGED", name: "Pay now" },
        fields: [
          { path: "title", before: "Pay", after: "Pay now" },
          { path: "ownerId", before: "pia", after: "tom" },
        ],
      },
      {
        ...{ id: "cp_auth", map: "checkpoints", change: "CHANGED", name: sample.checkpoints.cp_auth!.metric },
        fields: [{ path: "target", before: 95.5, after: 97 }],
      },
    ]);
  });

  it("goes stale for a card that is deleted, with the edges that went with it, by the names they had", () => {
    const signed = sign([payments]);
    const { x4: gone, ...nodes } = sample.nodes;
    const edges = Object.fromEntries(
      Object.entries(sample.edges).filter(
        ([, { sourceId, targetId }]) => sourceId !== "x4" && targetId !== "x4",
      ),
    );
    const { changes } = sinceSigned(boardOf({ ...sample, nodes, edges }), signed);
    expect(changes).toContainEqual({
      id: "x4",
      map: "nodes",
      change: "DELETED",
      name: gone!.title,
      fields: [],
    });
    expect(changes.filter(({ change }) => change === "DELETED").map(({ name }) => name)).toContain(
      `Pay → ${gone!.title}`,
    );
  });

  it("is stale for a card that left the lane, and knows what came into it since", () => {
    const signed = sign([payments]);
    const since = sinceSigned(boardOf(withNode("x4", { laneId: "store" })), signed);
    const moved = since.changes.map(({ id, fields }) => ({ id, paths: fields.map(({ path }) => path) }));
    expect(moved).toContainEqual({ id: "x4", paths: ["laneId"] });
    const arrived = sinceSigned(boardOf(withNode("w1", { laneId: "pay" })), signed);
    expect(arrived.changes).toEqual([]);
    expect(arrived.added).toContain("w1");
  });

  it("has one hash, whatever the order", () => {
    const { covered } = sign([payments]);
    const turned = Object.fromEntries(Object.entries(covered).reverse());
    expect(hashSignature(turned)).toBe(hashSignature(covered));
    expect(hashSignature({ ...covered, s5: "other" })).not.toBe(hashSignature(covered));
  });
});
