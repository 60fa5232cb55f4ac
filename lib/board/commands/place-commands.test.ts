import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyContent } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { createUndo } from "#lib/board/undo.ts";
import { layoutBoard } from "#lib/layout/layout-board.ts";
import { layoutInput } from "#lib/layout/layout-input.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { createCommands } from "./create-commands.ts";

function setUp() {
  const doc = new Y.Doc();
  applyContent(doc, sampleContent());
  let n = 0;
  const commands = createCommands(doc, { newId: () => `i${n++}` });
  const board = () => readBoard(doc).board;
  const tidy = () => layoutBoard(layoutInput(board(), () => 0)).boxes;
  return { doc, commands, undo: createUndo(doc), board, tidy };
}

describe("arranging", () => {
  it("writes all boxes as one update and one undo step, and changes no meaning", () => {
    const { doc, commands, undo, board, tidy } = setUp();
    const before = board();
    let updates = 0;
    doc.on("update", () => (updates += 1));
    const boxes = tidy();
    expect(commands.arrange(boxes).ok).toBe(true);
    expect(updates).toBe(1);
    expect(new Map(board().layout.boxes)).toEqual(new Map([...boxes].sort()));
    expect(hashBoard(board()).semHash).toBe(hashBoard(before).semHash);
    expect(hashBoard(board()).layHash).not.toBe(hashBoard(before).layHash);
    undo.undo();
    expect(board().layout).toEqual(before.layout);
    expect(undo.canUndo).toBe(false);
  });

  it("writes nothing when everything stands there already", () => {
    const { doc, commands, tidy } = setUp();
    commands.arrange(tidy());
    let updates = 0;
    doc.on("update", () => (updates += 1));
    expect(commands.arrange(tidy()).ok).toBe(true);
    expect(updates).toBe(0);
  });

  it("passes over pinned cards and those that are gone", () => {
    const { commands, board } = setUp();
    commands.setView("s1", { pinned: true });
    const pinned = board().layout.boxes.get("s1");
    const box = { x: 400, y: 9, w: 184, h: 76 };
    expect(
      commands.arrange(
        new Map([
          ["s1", box],
          ["s2", box],
          ["nobody", box],
        ]),
      ).ok,
    ).toBe(true);
    expect(board().layout.boxes.get("s1")).toEqual(pinned);
    expect(board().layout.boxes.get("s2")).toEqual(box);
    expect(board().layout.boxes.has("nobody")).toBe(false);
  });

  it("refuses places that are none", () => {
    const { commands } = setUp();
    const arrange = (box: object) =>
      commands.arrange(new Map([["s1", { x: 0, y: 0, w: 184, h: 76, ...box }]]));
    expect(arrange({ x: Number.NaN })).toMatchObject({ error: { code: "place.invalid" } });
    expect(arrange({ w: 0 })).toMatchObject({ error: { code: "place.invalid" } });
  });
});
