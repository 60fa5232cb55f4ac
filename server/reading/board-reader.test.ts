import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { contentSchema } from "#lib/board/model.ts";
import { type BoardReader, createBoardReader } from "./board-reader.ts";
import { contentOfDoc } from "./document-state.ts";
import { runReading } from "./readings.ts";

let reader: BoardReader | undefined;
afterEach(() => reader?.close());

/** A board of `cards` steps in a row, each leading to the next, the first depending on the last. */
function boardOf(cards: number): Uint8Array {
  const ids = Array.from({ length: cards }, (_, i) => `n${i}`);
  const nodes = Object.fromEntries(
    ids.map((id) => [id, { id, kind: "STEP", title: `Step ${id}`, laneId: "l" }]),
  );
  const edges = Object.fromEntries(
    ids.map((id, i) => {
      const isLast = i === cards - 1;
      const kind = isLast
        ? { cls: "DEPENDENCY", type: "SERVICE", strength: "HARD" }
        : { cls: "CONTROL", type: "SEQUENCE" };
      return [`e${i}`, { id: `e${i}`, ...kind, sourceId: id, targetId: ids[(i + 1) % cards] }];
    }),
  );
  const lanes = { l: { id: "l", name: "Lane" } };
  return encodeContent(contentSchema.parse({ schema: 1, lanes, nodes, edges }));
}
const readerOf = (updates: Uint8Array[]) =>
  createBoardReader({
    rooms: () => ({
      capture: async (documentId) => {
        if (documentId !== "board") throw new Error("no such board");
        return { updates, seq: 7, isCurrent: () => true };
      },
    }),
  });

/** How long it took, and for how long at most nothing else could happen. */
async function watchLoop<T>(work: () => Promise<T>) {
  let longest = 0;
  let last = performance.now();
  let isDone = false;
  const watch = (async () => {
    for (; !isDone; await sleep(1)) {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
  })();
  const startedAt = performance.now();
  const value = await work();
  const took = performance.now() - startedAt;
  isDone = true;
  await watch;
  return { value, took, longest };
}

describe("reading a board beside the event loop", () => {
  it("says the same of a large board, in its thread, as of a document at hand", async () => {
    const update = boardOf(500);
    reader = readerOf([update]);
    const [state, content, projection, dependencies] = await Promise.all([
      reader.read("board", "state"),
      reader.read("board", "content"),
      reader.read("board", "projection"),
      reader.read("board", "dependencies"),
    ]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    const { hashes, content: whole } = contentOfDoc(doc);
    expect([state.value.hashes, content.value.hashes, state.seq]).toEqual([hashes, hashes, 7]);
    expect(JSON.parse(content.value.json)).toEqual(JSON.parse(JSON.stringify(whole)));
    expect(state.value.counts).toMatchObject({ nodes: 500, edges: 500 });
    expect(projection.value.nodeCount).toBe(500);
    expect([...dependencies.value.keys()]).toEqual(["e499"]);
    expect(runReading("content", [state.value.update]).hashes).toEqual(hashes);
    const copy = await reader.readUpdates([update], "copy");
    expect(runReading("content", [copy.update]).hashes).toEqual(hashes);
    expect(copy.projected).toEqual(projection.value);
  });

  it("doesn't hold up the event loop meanwhile", async () => {
    const update = boardOf(1_500);
    reader = readerOf([update]);
    const read = reader.read;
    await read("board", "projection");
    const { took, longest } = await watchLoop(() => read("board", "state"));
    expect(took).toBeGreaterThan(100);
    expect(longest).toBeLessThan(took / 2);
  });

  it("nor while two large snapshots are compared", async () => {
    reader = readerOf([]);
    const { readUpdates } = reader;
    const [from, to] = [1_500, 1_600].map((cards) => {
      const { json, update } = runReading("state", [boardOf(cards)]);
      return { json, yUpdate: update };
    });
    await readUpdates([boardOf(500)], "projection");
    const compare = () =>
      readUpdates([], "comparison", { from: from!, to: to!, approved: {}, explanations: {} });
    const { value, took, longest } = await watchLoop(compare);
    // The edge that closed the shorter row goes on in the longer one.
    expect(value.kind === "ok" && value.ids.length).toBe(100 + 100 + 1);
    expect(longest).toBeLessThan(took / 2);
  });

  it("goes on after its thread was ended, and rejects what was under way then", async () => {
    const update = boardOf(500);
    reader = readerOf([update]);
    const reading = reader.read("board", "projection");
    const rejected = expect(reading).rejects.toThrow("ended");
    await Promise.resolve();
    await reader.close();
    await rejected;
    expect((await reader.read("board", "projection")).value.nodeCount).toBe(500);
    await expect(reader.read("other", "projection")).rejects.toThrow("no such board");
  });
});
