import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sliceChange, sliceUpdate } from "./slice-update.ts";

/** Several people who edit each other's things, exchanging only now and then; deletions included. */
function entangledDocs(steps: readonly { who: number; kind: number; where: number }[]): Y.Doc[] {
  const docs = [1, 2, 3].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  });
  steps.forEach(({ who, kind, where }, index) => {
    const doc = docs[who % docs.length] ?? new Y.Doc();
    const nodes = doc.getMap<Y.Map<unknown>>("nodes");
    const key = `n${where % 7}`;
    const text = nodes.get(key)?.get("title");
    if (!(text instanceof Y.Text)) nodes.set(key, new Y.Map([["title", new Y.Text("start")]]));
    else if (kind % 5 === 0) nodes.delete(key);
    else if (kind % 5 === 1) text.delete(0, Math.min(2, text.length));
    else text.insert(where % (text.length + 1), `word ${index} `);
    if (kind % 3 === 0) exchange(doc, docs[(who + 1) % docs.length] ?? doc);
  });
  return docs;
}
const exchange = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

const steps = fc.array(fc.record({ who: fc.nat(2), kind: fc.nat(14), where: fc.nat(40) }), {
  minLength: 20,
  maxLength: 120,
});

describe("slices of an update", () => {
  it("[C5] apply in order without a gap, and together are the whole", () => {
    let most = 0;
    fc.assert(
      fc.property(steps, fc.integer({ min: 20, max: 400 }), (edits, maxBytes) => {
        const [first, second, third] = entangledDocs(edits);
        if (!first || !second || !third) throw new Error("three docs are made");
        // The receiver has what the first one has; the sender has everything.
        exchange(second, third);
        const receiver = new Y.Doc();
        exchange(first, receiver);
        exchange(first, third);
        const update = Y.encodeStateAsUpdate(third, Y.encodeStateVector(receiver));
        const slices = sliceUpdate(update, maxBytes);
        most = Math.max(most, slices.length);
        for (const slice of slices) {
          Y.applyUpdate(receiver, slice);
          expect(receiver.store.pendingStructs).toBeNull();
          expect(receiver.store.pendingDs).toBeNull();
        }
        expect(receiver.getMap("nodes").toJSON()).toEqual(third.getMap("nodes").toJSON());
        expect(Y.encodeStateVector(receiver)).toEqual(Y.encodeStateVector(third));
      }),
      { numRuns: 200 },
    );
    expect(most).toBeGreaterThan(5);
  });

  it("leave a small update as it is", () => {
    const doc = new Y.Doc();
    doc.getMap("nodes").set("a", 1);
    const update = Y.encodeStateAsUpdate(doc);
    expect(sliceUpdate(update, 1_000)).toEqual([update]);
  });

  it("stay near the limit, but for a single value above it", () => {
    const doc = new Y.Doc();
    for (let index = 0; index < 40; index++) doc.getMap("nodes").set(`n${index}`, "x".repeat(100));
    doc.getMap("nodes").set("large", "x".repeat(5_000));
    const sizes = sliceUpdate(Y.encodeStateAsUpdate(doc), 1_000).map((slice) => slice.byteLength);
    expect(sizes.length).toBeGreaterThanOrEqual(6);
    expect(sizes.filter((size) => size > 1_100)).toHaveLength(1);
  });

  it("aren't made of an update that lacks something itself", () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update) => updates.push(update));
    for (let index = 0; index < 5; index++) doc.getMap("nodes").set(`n${index}`, "x".repeat(100));
    const gapped = Y.mergeUpdates(updates.filter((_update, index) => index !== 2));
    expect(sliceUpdate(gapped, 150)).toEqual([gapped]);
  });

  it("[S55] of a change hold a bounded number of deletions each, and together are the whole", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (edits, mostDeleted) => {
        const [first, second, third] = entangledDocs(edits);
        if (!first || !second || !third) throw new Error("three docs are made");
        exchange(first, third);
        exchange(second, third);
        const receiver = new Y.Doc();
        exchange(third, receiver);
        const updates: Uint8Array[] = [];
        third.on("update", (update: Uint8Array) => updates.push(update));
        third.transact(() => {
          third.getMap("nodes").clear();
          third.getMap("nodes").set("new", new Y.Map([["title", new Y.Text("x".repeat(300))]]));
        });
        for (const slice of updates.flatMap((update) =>
          sliceChange(update, { maxBytes: 100, mostDeleted }),
        )) {
          const deleted = [...Y.decodeUpdate(slice).ds.clients.values()].flat();
          expect(deleted.reduce((sum, { len }) => sum + len, 0)).toBeLessThanOrEqual(mostDeleted);
          Y.applyUpdate(receiver, slice);
        }
        expect(receiver.store.pendingStructs ?? receiver.store.pendingDs).toBeNull();
        expect(receiver.getMap("nodes").toJSON()).toEqual(third.getMap("nodes").toJSON());
      }),
    );
  });
});
