import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { plainBoard } from "#tests/support/plain-board.ts";
import { createBoardStore } from "./board-store.ts";
import { createCommands } from "./commands/create-commands.ts";
import { encodeContent, parseContent } from "./content.ts";
import type { BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";
import { createUndo } from "./undo.ts";

/** `nodes` cards in ten lanes and one and a half as many links. */
function largeContent(nodes: number): BoardContent {
  const entries = <T>(n: number, entry: (i: number) => [string, T]) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => entry(i)));
  const parsed = parseContent({
    schema: 1,
    lanes: entries(10, (i) => [`l${i}`, { id: `l${i}`, name: `Lane ${i}` }]),
    people: entries(20, (i) => [`p${i}`, { id: `p${i}`, name: `Person ${i}` }]),
    nodes: entries(nodes, (i) => [
      `n${i}`,
      {
        id: `n${i}`,
        kind: "STEP",
        title: `Step number ${i}`,
        laneId: `l${i % 10}`,
        ownerId: `p${i % 20}`,
        criticality: "CRITICAL",
      },
    ]),
    edges: entries(nodes * 1.5, (i) => [
      `e${i}`,
      {
        id: `e${i}`,
        cls: "CONTROL",
        type: "SEQUENCE",
        sourceId: `n${i % nodes}`,
        targetId: `n${(i * 7 + 1) % nodes}`,
      },
    ]),
    layout: Object.fromEntries([
      ...Array.from({ length: nodes }, (_, i) => [
        `n${i}`,
        { x: 207 * Math.floor(i / 10), y: 9, w: 184, h: 76 },
      ]),
      ...Array.from({ length: 10 }, (_, i) => [`l${i}`, { order: `a${i}`, h: 94 }]),
    ]),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return parsed.value;
}

function open(update: Uint8Array, schedule?: (flush: () => void) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  let n = 0;
  const commands = createCommands(doc, { newId: () => `new${doc.clientID}${n++}` });
  return { doc, commands, store: createBoardStore(doc, schedule ? { schedule } : {}) };
}

describe("the board store", () => {
  const update = encodeContent(largeContent(1_000));

  it("keeps the identity of everything that an edit didn't touch", () => {
    const { commands, store } = open(update);
    const before = store.getBoard();
    commands.setText("nodes", "n500", "title", "Another title");
    const after = store.getBoard();
    expect(after).not.toBe(before);
    expect(after.nodes).not.toBe(before.nodes);
    for (const [id, node] of after.nodes) expect(node === before.nodes.get(id)).toBe(id !== "n500");
    const { nodes: _nodes, ...rest } = after;
    for (const [key, value] of Object.entries(rest)) expect(value).toBe(before[key as keyof typeof rest]);
  });

  it("keeps the maps of meaning when a card is moved, and the layout when only meaning changes", () => {
    const { commands, store } = open(update);
    const before = store.getBoard();
    commands.moveNodes([{ id: "n1", x: 900, y: 9 }]);
    const moved = store.getBoard();
    expect(moved.nodes).toBe(before.nodes);
    expect(moved.layout.lanes).toBe(before.layout.lanes);
    expect(moved.layout.boxes.get("n1")?.x).toBe(900);
    expect(moved.layout.boxes.get("n2")).toBe(before.layout.boxes.get("n2"));
    commands.updateEdge("e1", { guard: "valid" });
    expect(store.getBoard().layout).toBe(moved.layout);
  });

  it("drops and takes back what hangs on a card that goes and comes, keeping all else", () => {
    const { commands, store, doc } = open(update);
    const undo = createUndo(doc);
    const before = store.getBoard();
    commands.remove(["n500"]);
    expect(store.getBoard().nodes.size).toBe(999);
    expect(store.getBoard().edges.size).toBeLessThan(before.edges.size);
    expect(store.getBoard().nodes.get("n501")).toBe(before.nodes.get("n501"));
    expect(plainBoard(store.getBoard())).toEqual(plainBoard(readBoard(doc).board));
    undo.undo();
    expect(plainBoard(store.getBoard())).toEqual(plainBoard(before));
    expect(store.getBoard().nodes.get("n501")).toBe(before.nodes.get("n501"));
  });

  it("shows what was waiting for an element as soon as that comes", () => {
    const { doc, store } = open(update);
    const put = (map: string, id: string, fields: Record<string, unknown>) =>
      doc.getMap(map).set(id, new Y.Map(Object.entries(fields)));
    put("risks", "r", { targetId: "e-late" });
    put("edges", "e-late", { cls: "CONTROL", type: "SEQUENCE", sourceId: "n1", targetId: "n-late" });
    put("nodes", "n-owned", { kind: "STEP", ownerId: "p-late" });
    expect(store.getBoard().edges.has("e-late")).toBe(false);
    expect(store.getBoard().nodes.get("n-owned")).not.toHaveProperty("ownerId");
    expect(store.findings().map(({ id }) => id)).toEqual(["n-owned", "e-late", "r"]);
    put("nodes", "n-late", { kind: "STEP" });
    put("people", "p-late", { name: "Ana" });
    expect(store.getBoard().edges.has("e-late")).toBe(true);
    expect(store.getBoard().risks.has("r")).toBe(true);
    expect(store.getBoard().nodes.get("n-owned")?.ownerId).toBe("p-late");
    expect(store.findings()).toEqual([]);
    (doc.getMap("edges").get("e-late") as Y.Map<unknown>).set("targetId", "nowhere");
    expect(store.getBoard().risks.has("r")).toBe(false);
    expect(plainBoard(store.getBoard())).toEqual(plainBoard(readBoard(doc).board));
    (doc.getMap("edges").get("e-late") as Y.Map<unknown>).set("targetId", "n2");
    expect(store.getBoard().risks.has("r")).toBe(true);
    expect(plainBoard(store.getBoard())).toEqual(plainBoard(readBoard(doc).board));
  });

  it("tells nobody when nothing on the board changed", () => {
    const { doc, store } = open(update);
    const onChange = vi.fn();
    store.subscribe(onChange);
    const node = doc.getMap("nodes").get("n1") as Y.Map<unknown>;
    doc.transact(() => node.set("criticality", "CRITICAL"));
    doc.transact(() => node.set("unheard-of", 1));
    expect(onChange).not.toHaveBeenCalled();
    expect(store.findings()).toMatchObject([{ code: "field-unknown", id: "n1", field: "unheard-of" }]);
  });

  it("gathers what others do until it is time, and shows one's own edits at once", () => {
    const flushes: (() => void)[] = [];
    const mine = open(update, (flush) => flushes.push(flush));
    const theirs = open(update);
    theirs.doc.on("update", (bytes: Uint8Array) => Y.applyUpdate(mine.doc, bytes, "remote"));
    const onChange = vi.fn();
    mine.store.subscribe(onChange);
    for (let i = 0; i < 50; i += 1) theirs.commands.setText("nodes", `n${i}`, "title", "theirs");
    expect(flushes).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
    flushes[0]?.();
    expect(onChange).toHaveBeenCalledTimes(1);
    mine.commands.setText("nodes", "n99", "title", "mine");
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(mine.store.getBoard().nodes.get("n49")?.title).toBe("theirs");
    mine.store.destroy();
    mine.commands.setText("nodes", "n99", "title", "later");
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it("follows an edit at a small part of the price of reading the board", () => {
    const { doc, commands, store } = open(update);
    const fastest = (work: () => void) => {
      const runs = Array.from({ length: 8 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    let n = 0;
    const reading = fastest(() => readBoard(doc));
    const typing = fastest(() =>
      commands.editText("nodes", "n500", "title", { from: 0, to: 0, insert: "x" }),
    );
    const moving = fastest(() => commands.moveNodes([{ id: "n500", x: n++, y: 9 }]));
    expect(typing).toBeLessThan(reading / 5);
    expect(moving).toBeLessThan(reading / 5);
    expect(store.getBoard().nodes.get("n500")?.title).toMatch(/^x{8}Step/);
  });
});
