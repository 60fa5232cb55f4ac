import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { boardOfContent } from "./board-of-content.ts";
import { applyContent, contentOf } from "./content.ts";
import { readBoard } from "./read-board.ts";

describe("a board made of a content", () => {
  it("is the board that a document with this content reads as", () => {
    const doc = new Y.Doc();
    doc.transact(() => applyContent(doc, sampleContent()));
    const { board } = readBoard(doc);
    const made = boardOfContent(contentOf(board));
    expect(made.layout.boxes.size).toBe(board.nodes.size);
    expect(made.layout.lanes.size).toBe(board.lanes.size);
    expect(contentOf(made)).toEqual(contentOf(board));
  });
});
