import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { anyContent, anyText, cardIds } from "#tests/support/any-content.ts";
import { boardDoc } from "./board-doc.ts";
import { applyContent, contentOf, encodeContent, parseContent } from "./content.ts";
import { hashBoard } from "./hash-board.ts";
import type { BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";
import { textEdits, writeText } from "./text-diff.ts";

const open = (content: BoardContent) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return doc;
};
const contentIn = (doc: Y.Doc) => contentOf(readBoard(doc).board);

/** Time for one law; a floor below says how much must have been done in it. */
const budgetMs = 12_000;

describe("content of a board", () => {
  it("is the same after encoding and reading", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(contentIn(open(content))).toEqual(content);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("applied over another board makes it equal, and applied again writes nothing", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const doc = open(a);
        doc.transact(() => applyContent(doc, b));
        expect(contentIn(doc)).toEqual(b);
        expect(hashBoard(readBoard(doc).board)).toEqual(hashBoard(readBoard(open(b)).board));
        const before = Y.encodeStateVector(doc);
        let updates = 0;
        doc.on("update", () => (updates += 1));
        doc.transact(() => applyContent(doc, b));
        expect(updates).toBe(0);
        expect(Y.encodeStateVector(doc)).toEqual(before);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("leaves elements that are equal untouched, down to the last Yjs item", () => {
    fc.assert(
      fc.property(anyContent, anyContent, fc.constantFrom(...cardIds), (a, b, kept) => {
        const doc = open(a);
        const touched = new Set<string>();
        boardDoc(doc).nodes.observeDeep((events) => {
          for (const event of events) if (event.path.length > 0) touched.add(String(event.path[0]));
        });
        doc.transact(() =>
          applyContent(doc, { ...b, nodes: { ...b.nodes, [kept]: a.nodes[kept] } as BoardContent["nodes"] }),
        );
        expect([...touched]).not.toContain(kept);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("keeps what somebody typed meanwhile next to the words it changes", () => {
    const sample = (title: string): BoardContent => {
      const parsed = parseContent({ schema: 1, nodes: { n: { id: "n", kind: "STEP", title } } });
      if (!parsed.ok) throw new Error("the test's own content is refused");
      return parsed.value;
    };
    const [server, client] = [open(sample("Place the order")), new Y.Doc()];
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
    ((client.getMap("nodes").get("n") as Y.Map<unknown>).get("title") as Y.Text).insert(15, " now");
    server.transact(() => applyContent(server, sample("Place your order")));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
    expect(readBoard(server).board.nodes.get("n")?.title).toBe("Place your order now");
  });

  it("without a place for a card keeps the one it has", () => {
    const parsed = parseContent({
      schema: 1,
      nodes: { n: { id: "n", kind: "STEP" } },
      layout: { n: { x: 700, y: 9, w: 184, h: 76 } },
    });
    if (!parsed.ok) throw new Error("the test's own content is refused");
    const doc = open(parsed.value);
    doc.transact(() => applyContent(doc, { ...parsed.value, layout: {} }));
    expect(readBoard(doc).board.layout.boxes.get("n")?.x).toBe(700);
  });
});

describe("the edits between two texts", () => {
  it("lead from one to the other and never cut a character in two", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const shared = new Y.Doc().getText("t");
        shared.insert(0, before);
        writeText(shared, after);
        expect(shared.toString()).toBe(after);
        for (const { from, to, insert } of textEdits(before, after)) {
          for (const part of [before.slice(0, from), before.slice(from, to), before.slice(to), insert])
            expect(part.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1_000, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("touch nothing but what differs", () => {
    expect(textEdits("Place the order", "Place your order")).toEqual([{ from: 6, to: 9, insert: "your" }]);
    expect(textEdits("Pay", "Pay")).toEqual([]);
  });
});
