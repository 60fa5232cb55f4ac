import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { encodeContent } from "./content.ts";
import { hashBoard, hashElement } from "./hash-board.ts";
import { type BoardContent, nodeSchema } from "./model.ts";
import { readBoard } from "./read-board.ts";

const sample = sampleContent();
const boardOf = (content: BoardContent) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return readBoard(doc).board;
};
const hashes = (content: BoardContent) => hashBoard(boardOf(content));
const node = (fields: object) => nodeSchema.parse({ id: "n", kind: "STEP", ...fields });

describe("the hash of meaning", () => {
  it("isn't changed by any permutation of the layout, which changes the hash of the layout", () => {
    const before = hashes(sample);
    const ids = Object.keys(sample.nodes);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length }), (shuffled) => {
        const moved = Object.fromEntries(ids.map((id, at) => [id, sample.layout[shuffled[at]!]!]));
        const after = hashes({ ...sample, layout: { ...sample.layout, ...moved } as BoardContent["layout"] });
        expect(after.semHash).toBe(before.semHash);
        if (ids.some((id, at) => id !== shuffled[at])) expect(after.layHash).not.toBe(before.layHash);
      }),
      { numRuns: 20 },
    );
  });

  it("is changed by every change of meaning", () => {
    const before = hashes(sample).semHash;
    const retitled = {
      ...sample,
      nodes: { ...sample.nodes, s1: { ...sample.nodes.s1!, title: "Open the cart" } },
    };
    const otherLane = { ...sample, nodes: { ...sample.nodes, s1: { ...sample.nodes.s1!, laneId: "crm" } } };
    const otherGoal = { ...sample, meta: { ...sample.meta, objective: "Another one" } };
    const { e1: _gone, ...fewerEdges } = sample.edges;
    const changed = [retitled, otherLane, otherGoal, { ...sample, edges: fewerEdges }].map(
      (content) => hashes(content).semHash,
    );
    expect(new Set([before, ...changed]).size).toBe(5);
  });

  it("knows no difference between absent and default, or between orders of a set", () => {
    expect(hashElement("nodes", node({ criticality: "MAJOR", acceptance: [] }))).toBe(
      hashElement("nodes", node({})),
    );
    const one = node({ contributors: ["a", "b"] });
    const other = node({ contributors: ["b", "a"] });
    expect(hashElement("nodes", one)).toBe(hashElement("nodes", other));
  });

  it("takes texts in one Unicode form and without blanks around them", () => {
    expect(hashElement("nodes", node({ title: "Cafe\u0301 " }))).toBe(
      hashElement("nodes", node({ title: "Caf\u00e9" })),
    );
  });

  it("leaves the progress of a risk out", () => {
    const risk = {
      id: "r",
      targetId: "n",
      cause: "c",
      event: "",
      consequence: "",
      fallback: "",
      status: "OPEN",
    } as const;
    expect(hashElement("risks", { ...risk, status: "TREATED" })).toBe(hashElement("risks", risk));
  });
});
