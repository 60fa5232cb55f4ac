import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { applyContent } from "#lib/board/content.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { crowdedSides } from "./crowded-sides.ts";
import { createSceneBuilder } from "./scene.ts";

function sampleScene() {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  const board = createBoardStore(doc).getBoard();
  return createSceneBuilder()({ board, live: new Map(), awake: new Set() });
}

describe("the sides of a card with a short edge", () => {
  it("are those where one begins or ends in the middle", () => {
    expect(crowdedSides(sampleScene(), "s3")).toEqual(["right", "left"]);
  });

  it("are none where edges are long, or where no card is", () => {
    expect(crowdedSides(sampleScene(), "o1")).toEqual([]);
    expect(crowdedSides(sampleScene(), "nobody")).toEqual([]);
  });
});
