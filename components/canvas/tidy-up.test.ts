import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { createUndo } from "#lib/board/undo.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import { initialUi } from "./canvas-ui.ts";
import { createExternalStore } from "./external-store.ts";
import { tidyUp } from "./tidy-up.ts";

function setUp({ selected = [] as string[], mayEdit = true } = {}) {
  const doc = new Y.Doc();
  applyContent(doc, sampleContent());
  const commands = createCommands(doc, { newId: () => "new" });
  const store = createBoardStore(doc);
  const ui = createExternalStore<CanvasUi>(initialUi);
  const said: string[] = [];
  const actions = {
    mayEdit: () => mayEdit,
    selectedNodes: () => selected,
    announce: (text: string) => said.push(text),
    accepted: (_result: unknown, text: string) => said.push(text),
  };
  const parts = { session: { store, commands }, ui, actions } as unknown as Parameters<typeof tidyUp>[0];
  return {
    parts,
    commands,
    store,
    ui,
    said,
    undo: createUndo(doc),
    boxes: () => new Map(store.getBoard().layout.boxes),
  };
}

describe("tidy up on the map", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("moves the cards in one undo step, glides while they do, and leaves a tidy board alone", async () => {
    const { parts, ui, said, undo, boxes } = setUp();
    const before = boxes();
    const done = tidyUp(parts);
    expect(ui.get().tidying).toBe("finding");
    await done;
    expect(ui.get().tidying).toBe("gliding");
    expect(boxes()).not.toEqual(before);
    vi.runAllTimers();
    expect(ui.get().tidying).toBeUndefined();
    await tidyUp(parts);
    expect(said.at(-1)).toBe("Everything is tidy already");
    undo.undo();
    expect(boxes()).toEqual(before);
  });

  test("of several selected cards moves only those", async () => {
    const { parts, boxes } = setUp({ selected: ["d1", "x2"] });
    const before = boxes();
    await tidyUp(parts);
    for (const [id, box] of boxes()) if (id !== "d1" && id !== "x2") expect(box).toEqual(before.get(id));
  });

  test("leaves a card that was given to another lane meanwhile", async () => {
    const { parts, commands, store, boxes } = setUp();
    const done = tidyUp(parts);
    const laneId = store.getBoard().nodes.get("s1")?.laneId ?? "";
    commands.moveNodes([{ id: "d1", laneId, x: 4_000, y: 9 }]);
    await done;
    expect(boxes().get("d1")).toMatchObject({ x: 4_000, y: 9 });
  });

  test("does nothing for those who may not edit", async () => {
    const { parts, ui, boxes } = setUp({ mayEdit: false });
    const before = boxes();
    await tidyUp(parts);
    expect(boxes()).toEqual(before);
    expect(ui.get().tidying).toBeUndefined();
  });
});
