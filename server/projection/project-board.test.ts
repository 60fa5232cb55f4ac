import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { contentSchema } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { projectBoard } from "./project-board.ts";

function project(content: unknown) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(contentSchema.parse(content)));
  return projectBoard(readBoard(doc).board);
}

describe("the projection of a board", () => {
  it("of the sample counts its cards and names its owners, busiest first", () => {
    const { nodeCount, ownerNames } = project(sampleContent());
    expect(nodeCount).toBe(32);
    expect(ownerNames.length).toBeGreaterThan(3);
    expect(new Set(ownerNames).size).toBe(ownerNames.length);
  });

  it("of an empty board is empty", () => {
    expect(project({ schema: 1 })).toMatchObject({ nodeCount: 0, ownerNames: [], searchText: "" });
  });

  it("orders owners by what they own, of any kind, and leaves out people who own nothing", () => {
    const people = {
      a: { id: "a", name: "Ana" },
      b: { id: "b", name: "Bo" },
      c: { id: "c", name: "Cy" },
    };
    const nodes = {
      n1: { id: "n1", kind: "STEP", ownerId: "b" },
      n2: { id: "n2", kind: "STEP", ownerId: "a" },
    };
    const flows = { f1: { id: "f1", kind: "HAPPY", ownerId: "b" } };
    expect(project({ schema: 1, people, nodes, flows }).ownerNames).toEqual(["Bo", "Ana"]);
  });

  it("makes everything searchable that a person can read", () => {
    const { searchText } = project({
      schema: 1,
      meta: { objective: "Fewer Refunds" },
      lanes: { l1: { id: "l1", name: "Payments" } },
      people: { p1: { id: "p1", name: "Pia", role: "Vendor" } },
      nodes: {
        n1: { id: "n1", kind: "EXCEPTION", title: "Voucher expired", customerMessage: "Pick another" },
      },
      flows: { f1: { id: "f1", kind: "HAPPY", name: "Buy with promotion" } },
      checkpoints: { c1: { id: "c1", metric: "Refund rate" } },
      assumptions: { a1: { id: "a1", statement: "Stock is exact" } },
    });
    for (const word of [
      "fewer refunds",
      "payments",
      "vendor",
      "voucher",
      "pick another",
      "promotion",
      "rate",
      "exact",
    ]) {
      expect(searchText).toContain(word);
    }
  });
});
