import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createCommands } from "./commands/create-commands.ts";
import { contentOf } from "./content.ts";
import { readBoard } from "./read-board.ts";
import { createUndo } from "./undo.ts";

function setUp() {
  const doc = new Y.Doc();
  let n = 0;
  const commands = createCommands(doc, { newId: () => `i${n++}` });
  const undo = createUndo(doc);
  const lane = commands.addLane({ name: "Team", kind: "TEAM" });
  const laneId = lane.ok ? lane.value : "";
  const added = commands.addNode({ kind: "STEP", title: "Pay", laneId });
  const id = added.ok ? added.value : "";
  return { doc, commands, undo, id, laneId, title: () => readBoard(doc).board.nodes.get(id)?.title };
}

describe("undo", () => {
  it("takes back one command at a time, however fast they came", () => {
    const { commands, undo, id, title, doc } = setUp();
    commands.updateNode(id, { title: "A" });
    commands.updateNode(id, { title: "B" });
    undo.undo();
    expect(title()).toBe("A");
    undo.undo();
    expect(title()).toBe("Pay");
    undo.undo();
    undo.undo();
    expect(readBoard(doc).board.nodes.size).toBe(0);
    expect(undo.canUndo).toBe(false);
    undo.redo();
    undo.redo();
    expect(title()).toBe("Pay");
  });

  it("groups typing in one field, until typing stops, the field changes or another command comes", () => {
    const { commands, undo, id, title } = setUp();
    const type = (insert: string, from: number) =>
      commands.editText("nodes", id, "title", { from, to: from, insert });
    type("1", 3);
    type("2", 4);
    undo.stopGrouping();
    type("3", 5);
    commands.editText("nodes", id, "description", { from: 0, to: 0, insert: "x" });
    type("4", 6);
    commands.updateNode(id, { scope: "LATER" });
    type("5", 7);
    const seen = [title()];
    for (let step = 0; step < 6; step += 1) {
      undo.undo();
      seen.push(title());
    }
    expect(seen).toEqual(["Pay12345", "Pay1234", "Pay1234", "Pay123", "Pay123", "Pay12", "Pay"]);
  });

  it("begins a new step after half a second of quiet", async () => {
    const { commands, undo, id, title } = setUp();
    commands.editText("nodes", id, "title", { from: 3, to: 3, insert: "1" });
    await new Promise((resolve) => setTimeout(resolve, 550));
    commands.editText("nodes", id, "title", { from: 4, to: 4, insert: "2" });
    undo.undo();
    expect(title()).toBe("Pay1");
  });

  it("brings a removed card back with its links, path entries and place, under the same ids", () => {
    const { commands, undo, id, doc } = setUp();
    const next = commands.addConnected({ fromId: id });
    if (next.ok) commands.addFlow({ name: "Happy", kind: "HAPPY", path: [id, next.value.nodeId] });
    const before = contentOf(readBoard(doc).board);
    commands.remove([id]);
    undo.undo();
    expect(contentOf(readBoard(doc).board)).toEqual(before);
  });

  it("leaves a field to whoever has set it since", () => {
    const { commands, undo, id, doc } = setUp();
    commands.updateNode(id, { scope: "LATER" });
    const peer = new Y.Doc();
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
    createCommands(peer, { newId: () => "peer" }).updateNode(id, { scope: "OUT" });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer));
    expect(undo.undo()).toBe(false);
    expect(readBoard(doc).board.nodes.get(id)?.scope).toBe("OUT");
    expect(undo.canUndo).toBe(true);
  });

  it("has nothing to do with what came from elsewhere, and tells its listeners", () => {
    const { undo, doc, id } = setUp();
    const onChange = vi.fn();
    const stop = undo.subscribe(onChange);
    doc.transact(() => (doc.getMap("nodes").get(id) as Y.Map<unknown>).set("scope", "OUT"), "server");
    expect(onChange).not.toHaveBeenCalled();
    undo.undo();
    expect(onChange).toHaveBeenCalled();
    stop();
    undo.destroy();
  });
});
