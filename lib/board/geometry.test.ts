import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { encodeContent } from "./content.ts";
import {
  absoluteBox,
  bottomOf,
  collapsedLaneHeight,
  laneAt,
  laneBands,
  noLane,
  placeAt,
} from "./geometry.ts";
import type { Board, BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";

function boardOf(content: BoardContent): Board {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return readBoard(doc).board;
}

const sample = sampleContent();

describe("lanes on the board", () => {
  it("stack without gaps in the order of their layout", () => {
    const bands = laneBands(boardOf(sample));
    expect(bands.map((band) => band.laneId)).toEqual([
      "cust",
      "store",
      "promo",
      "pay",
      "oms",
      "pim",
      "supp",
      "crm",
    ]);
    expect(bands.map((band) => band.height)).toEqual([94, 94, 188, 94, 188, 94, 94, 94]);
    for (const [at, band] of bands.entries()) expect(band.top).toBe(bottomOf(bands.slice(0, at)));
  });

  it("grow with their cards and fold to a strip", () => {
    const layout = {
      ...sample.layout,
      s1: { x: 0, y: 400, w: 184, h: 76 },
      "promo:view": { collapsed: true },
    };
    const bands = laneBands(boardOf({ ...sample, layout }));
    expect(bands.find((band) => band.laneId === "store")?.height).toBe(485);
    expect(bands.find((band) => band.laneId === "promo")).toMatchObject({
      height: collapsedLaneHeight,
      collapsed: true,
    });
  });

  it("are found by height, the outermost beyond the edges", () => {
    const bands = laneBands(boardOf(sample));
    expect(laneAt(bands, -50)?.laneId).toBe("cust");
    expect(laneAt(bands, 94)?.laneId).toBe("store");
    expect(laneAt(bands, 1e6)?.laneId).toBe("crm");
    expect(laneAt([], 0)).toBeUndefined();
    expect(placeAt(bands, { x: -4, y: 200 })).toEqual({ laneId: "promo", x: 0, y: 12 });
  });
});

describe("a card on the board", () => {
  it("stands at its lane's top plus its own place", () => {
    expect(absoluteBox(boardOf(sample), "x2")).toEqual({ x: 629, y: 94 + 94 + 103, w: 184, h: 76 });
  });

  it("stays on the board when a lane change and a move have met", () => {
    const layout = { ...sample.layout, s1: { x: -30, y: -200, w: 184, h: 76 } };
    expect(absoluteBox(boardOf({ ...sample, layout }), "s1")).toMatchObject({ x: 0, y: 94 });
  });

  it("without a lane stands in a band of its own below the last one", () => {
    const { laneId: _none, ...s1 } = sample.nodes.s1!;
    const board = boardOf({ ...sample, nodes: { ...sample.nodes, s1 } as BoardContent["nodes"] });
    const bands = laneBands(board);
    expect(bands.at(-1)).toMatchObject({ laneId: noLane, top: 940 });
    expect(absoluteBox(board, "s1")?.y).toBe(940 + 9);
    expect(absoluteBox(board, "unknown")).toBeUndefined();
  });
});
