import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { runReading } from "#server/reading/readings.ts";
import { loadDocument } from "./load-document.ts";
import { systemScheduler } from "./scheduler.ts";

/** A base of about 1.3 MB with something deleted, and a log on top of it. */
function storedBoard(): { updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc();
  const nodes = doc.getMap<Y.Map<unknown>>("nodes");
  doc.transact(() => {
    for (let i = 0; i < 6_000; i++)
      nodes.set(
        `n${i}`,
        new Y.Map<unknown>([
          ["title", new Y.Text(`Step ${i}`)],
          ["description", "x".repeat(150)],
        ]),
      );
  });
  for (let i = 0; i < 100; i++) nodes.delete(`n${i}`);
  const updates = [Y.encodeStateAsUpdate(doc)];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 20; i++) nodes.get(`n${100 + i}`)?.set("description", "later");
  return { updates, doc };
}

describe("loading a document", () => {
  test("[S38] in parts gives the same document as in one go, and lets others in between", async () => {
    const { updates, doc } = storedBoard();
    let turns = 0;
    const loaded = await loadDocument(updates, {
      slice: async (given) => runReading("slices", given),
      scheduler: {
        soon(task) {
          turns += 1;
          return systemScheduler.soon(task);
        },
      },
    });
    expect(turns).toBeGreaterThan(8);
    expect(Buffer.compare(Y.encodeStateAsUpdate(loaded), Y.encodeStateAsUpdate(doc))).toBe(0);
    expect(loaded.getMap("nodes").size).toBe(5_900);
  });

  test("[S38] of a small board takes one turn and isn't cut", async () => {
    const doc = new Y.Doc();
    doc.getMap("nodes").set("n1", 1);
    const refuse = () => {
      throw new Error("not for this");
    };
    const loaded = await loadDocument([Y.encodeStateAsUpdate(doc)], {
      slice: refuse,
      scheduler: { soon: refuse },
    });
    expect(loaded.getMap("nodes").toJSON()).toEqual({ n1: 1 });
    expect((await loadDocument([], { slice: refuse, scheduler: { soon: refuse } })).share.size).toBe(0);
  });
});
