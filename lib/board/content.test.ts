import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyContent, contentOf, encodeContent, parseContent, restoreContent } from "./content.ts";
import { hashBoard } from "./hash-board.ts";
import { readBoard } from "./read-board.ts";

const read = (update: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return readBoard(doc);
};

describe("content", () => {
  it("of an empty document is an empty board without findings", () => {
    const { board, findings } = readBoard(new Y.Doc());
    expect(findings).toEqual([]);
    expect(parseContent(contentOf(board)).ok).toBe(true);
  });

  it("comes back from a document as it went in", () => {
    const parsed = parseContent({
      schema: 1,
      meta: { objective: "More checkouts" },
      lanes: { l: { id: "l", name: "Team" } },
      nodes: {
        a: {
          id: "a",
          kind: "STEP",
          title: "Pay 😀",
          laneId: "l",
          acceptance: [
            { id: "c2", text: "two" },
            { id: "c1", text: "one" },
          ],
        },
        b: { id: "b", kind: "STEP", personas: ["z", "a", "z"] },
      },
      edges: { e: { id: "e", cls: "CONTROL", type: "SEQUENCE", sourceId: "a", targetId: "b" } },
      flows: { f: { id: "f", kind: "HAPPY", path: ["a", "b"] } },
      layout: {
        l: { order: "a0", h: 94 },
        a: { x: 0, y: 9, w: 184, h: 76 },
        b: { x: 207, y: 9, w: 184, h: 76 },
        "a:view": { pinned: true },
      },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { board, findings } = read(encodeContent(parsed.value));
    expect(findings).toEqual([]);
    expect(contentOf(board)).toEqual(parsed.value);
    expect(board.nodes.get("b")?.personas).toEqual(["a", "z"]);
  });

  it("restored has the layout of then; applied, it leaves places that it doesn't name", () => {
    const parsed = parseContent({ schema: 1, nodes: { a: { id: "a", kind: "STEP" } } });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeContent(parsed.value));
    const layHash = () => hashBoard(readBoard(doc).board).layHash;
    const then = layHash();
    doc.getMap("layout").set("a", { x: 900, y: 9, w: 184, h: 76 });
    const moved = layHash();
    expect(moved).not.toBe(then);
    doc.transact(() => applyContent(doc, parsed.value));
    expect(layHash()).toBe(moved);
    doc.transact(() => restoreContent(doc, parsed.value));
    expect(layHash()).toBe(then);
  });

  it("refuses unknown fields, wrong ids and references to nothing, each with its place", () => {
    const refused = (json: object) => {
      const parsed = parseContent({ schema: 1, ...json });
      return parsed.ok ? [] : parsed.error.map(({ path }) => path.join("."));
    };
    expect(refused({ nodes: { a: { id: "a", kind: "STEP", colour: "red" } } })).toEqual(["nodes.a.colour"]);
    expect(refused({ nodes: { a: { id: "a", kind: "STEP", stateAfter: { cash: "x" } } } })).toEqual([
      "nodes.a.stateAfter.cash",
    ]);
    expect(refused(JSON.parse('{"nodes":{"__proto__":{"id":"__proto__","kind":"STEP"}}}'))).toEqual([
      "nodes.__proto__",
    ]);
    expect(refused({ nodes: { a: { id: "b", kind: "STEP" } } })).toEqual(["nodes.a.id"]);
    expect(refused({ nodes: { a: { id: "a", kind: "STEP", laneId: "x" } } })).toEqual(["nodes.a.laneId"]);
    expect(refused({ edges: { e: { id: "e", cls: "CONTROL", sourceId: "a", targetId: "b" } } })).toEqual([
      "edges.e.sourceId",
    ]);
    expect(refused({ lanes: { a: { id: "a" } }, people: { a: { id: "a" } } })).toEqual(["people.a"]);
    expect(refused({ meta: { objective: "\0" } })).toEqual(["meta.objective"]);
    expect(refused({ layout: { nobody: { x: 1, y: 1, w: 1, h: 1 } } })).toEqual(["layout.nobody"]);
  });
});
