import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { blankContent, sampleContent } from "#lib/sample/sample-content.ts";
import { encodeContent } from "./content.ts";
import type { BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";
import { thumbnailOf, thumbnailSize } from "./thumbnail.ts";

function thumbnail(content: BoardContent) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return thumbnailOf(readBoard(doc).board);
}

describe("a board in miniature", () => {
  it("shows every card of the sample inside the picture, and one happy path", () => {
    const { cards, happy, lanes } = thumbnail(sampleContent());
    expect(cards).toHaveLength(32);
    for (const { x, y, w, h } of cards) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(thumbnailSize.w);
      expect(y + h).toBeLessThanOrEqual(thumbnailSize.h);
    }
    expect(lanes).toHaveLength(4);
    expect(happy).toHaveLength(1);
    expect(happy[0]?.length).toBeGreaterThan(10);
  });

  it("of a blank board has lanes only, and no number that isn't one", () => {
    const blank = thumbnail(blankContent());
    expect(blank).toMatchObject({ cards: [], happy: [] });
    expect(JSON.stringify(blank)).not.toContain("null");
  });
});
