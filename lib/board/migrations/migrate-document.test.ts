import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createUndo } from "#lib/board/undo.ts";
import { type Migration, migrateDocument } from "./migrate-document.ts";

/** A made-up past: version 2 renamed a node's `name` to `title`, version 3 turned it into a shared text. */
const steps: readonly Migration[] = [
  {
    to: 3,
    migrate: (doc) => {
      for (const node of doc.getMap<Y.Map<unknown>>("nodes").values())
        node.set("title", new Y.Text(String(node.get("title"))));
    },
  },
  {
    to: 2,
    migrate: (doc) => {
      for (const node of doc.getMap<Y.Map<unknown>>("nodes").values()) {
        node.set("title", node.get("name"));
        node.delete("name");
      }
    },
  },
];

function olderDocument(version?: number) {
  const doc = new Y.Doc();
  doc.getMap("nodes").set("a", new Y.Map([["name", "Pay"]]));
  if (version !== undefined) doc.getMap("meta").set("schema", version);
  return doc;
}

describe("migrating a document", () => {
  it("runs the missing steps in their order, in one update, on nobody's undo stack", () => {
    const doc = olderDocument(1);
    const undo = createUndo(doc);
    const onUpdate = vi.fn();
    doc.on("update", onUpdate);
    expect(migrateDocument(doc, { steps, target: 3 })).toEqual({ ok: true, value: { from: 1, to: 3 } });
    const node = doc.getMap<Y.Map<unknown>>("nodes").get("a");
    expect([...(node?.keys() ?? [])]).toEqual(["title"]);
    expect(node?.get("title")?.toString()).toBe("Pay");
    expect(doc.getMap("meta").get("schema")).toBe(3);
    expect(onUpdate).toHaveBeenCalledTimes(1);
    expect(undo.canUndo).toBe(false);
  });

  it("takes a document without a version for the first one, and does nothing twice", () => {
    const doc = olderDocument();
    migrateDocument(doc, { steps, target: 2 });
    const onUpdate = vi.fn();
    doc.on("update", onUpdate);
    expect(migrateDocument(doc, { steps, target: 2 })).toEqual({ ok: true, value: { from: 2, to: 2 } });
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it("leaves an empty document empty and refuses one from the future", () => {
    const empty = new Y.Doc();
    migrateDocument(empty, { steps, target: 3 });
    expect(Y.encodeStateAsUpdate(empty)).toHaveLength(2);
    expect(migrateDocument(olderDocument(9), { steps, target: 3 })).toMatchObject({
      error: { code: "document.newer" },
    });
  });
});
