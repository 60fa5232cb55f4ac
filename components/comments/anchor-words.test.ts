import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { anchorWords } from "./anchor-words.ts";

const doc = new Y.Doc();
Y.applyUpdate(doc, encodeContent(sampleContent()));
const { board } = readBoard(doc);

it("an element goes by the name it has now, not by the one it had", () => {
  const thread = { anchor: { type: "NODE", id: "s1" }, about: "Cart" } as const;
  expect(anchorWords(board, thread)).toEqual({ text: "Open cart", isGone: false });
});

it("a deleted one by the name it had, if it had one", () => {
  const anchor = { type: "NODE", id: "gone" } as const;
  expect(anchorWords(board, { anchor, about: "Gift wrap" })).toEqual({ text: "Gift wrap", isGone: true });
  expect(anchorWords(board, { anchor, about: " " })).toEqual({ text: "an untitled card", isGone: true });
});

it("a point is a place on the map", () => {
  const thread = { anchor: { type: "POINT", x: 1, y: 2 }, about: "" } as const;
  expect(anchorWords(board, thread)).toEqual({ text: "a place on the map", isGone: false });
});
