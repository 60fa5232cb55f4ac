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

describe("the order of overlapping cards", () => {
  it("changes no meaning, and nothing but the look of those cards", () => {
    const { commands, board } = setUp();
    const before = board();
    expect(commands.setView("s1", { order: "a1" }).ok).toBe(true);
    expect(board().layout.views.get("s1")).toEqual({ order: "a1" });
    const [old, now] = [hashBoard(before), hashBoard(board())];
    expect(now.semHash).toBe(old.semHash);
    expect(now.layHash).not.toBe(old.layHash);
    const { layout: _layout, ...others } = board();
    const { layout: _before, ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    commands.setView("s1", { order: null });
    expect(hashBoard(board())).toEqual(old);
  });

  it("is forgotten where it is the usual one or can't be read", () => {
    const { commands, board } = setUp();
    for (const order of ["a0", "!", ""]) {
      commands.setView("s1", { order });
      expect(board().layout.views.has("s1")).toBe(false);
    }
    expect(commands.setView("s1", { order: "a".repeat(101) })).toMatchObject({
      error: { code: "value.invalid" },
    });
  });

  it("of two cards brought to front at once is the same for both people", () => {
    const [ana, lena] = [setUp(), setUp()];
    for (const { doc } of [ana, lena]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc));
    ana.commands.setView("s1", { order: "a1" });
    lena.commands.setView("s2", { order: "a1" });
    Y.applyUpdate(lena.doc, Y.encodeStateAsUpdate(ana.doc));
    Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(lena.doc));
    for (const { board } of [ana, lena]) {
      expect(board().layout.views.get("s1")).toEqual({ order: "a1" });
      expect(board().layout.views.get("s2")).toEqual({ order: "a1" });
    }
  });
});
