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

  it("stands in the middle of the picture while the board is lower than it", () => {
    const content = sampleContent();
    const [entry] = Object.entries(content.nodes);
    const [laneId] = Object.keys(content.lanes);
    if (!entry || laneId === undefined) throw new Error("The sample has cards and lanes.");
    const [nodeId, node] = entry;
    const { cards } = thumbnail({
      ...blankContent(),
      lanes: Object.fromEntries(Object.entries(content.lanes).slice(0, 1)),
      nodes: { [nodeId]: { ...node, laneId } },
      layout: { [nodeId]: { x: 20, y: 20, w: 184, h: 76 } },
    });
    const [card] = cards;
    expect((card?.y ?? 0) + (card?.h ?? 0) / 2).toBeCloseTo(thumbnailSize.h / 2, 0);
  });

  it("of a blank board has lanes only, and no number that isn't one", () => {
    const blank = thumbnail(blankContent());
    expect(blank).toMatchObject({ cards: [], happy: [] });
    expect(JSON.stringify(blank)).not.toContain("null");
  });
});
