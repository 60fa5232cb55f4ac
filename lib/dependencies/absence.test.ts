import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { absenceOf } from "./absence.ts";

const board = buildBoard({
  people: { ana: { name: "Ana" }, ben: { name: "Ben" }, cleo: { name: "Cleo" } },
  lanes: { shop: { name: "Shop", kind: "TEAM" }, erp: { name: "ERP", kind: "TEAM" } },
  nodes: {
    note: { kind: "STEP", title: "Note", criticality: "MINOR", ownerId: "ana", laneId: "shop" },
    pay: { kind: "STEP", title: "Pay", criticality: "CRITICAL", ownerId: "ana", laneId: "shop" },
    cart: { kind: "STEP", title: "Cart", ownerId: "ben", laneId: "shop" },
    stock: { kind: "SYSTEM", title: "Stock", ownerId: "ana", laneId: "erp", contributors: ["cleo"] },
    book: { kind: "SYSTEM", title: "Books", ownerId: "cleo" },
  },
  edges: {
    n1: { cls: "DEPENDENCY", type: "SERVICE", sourceId: "pay", targetId: "stock", ownerId: "ana" },
    c1: { cls: "CONTROL", type: "SEQUENCE", sourceId: "cart", targetId: "pay" },
  },
  flows: {
    happy: { kind: "HAPPY", path: ["cart", "pay"], share: 0.9 },
    other: { kind: "EXCEPTION", path: ["cart"], share: 0.1 },
  },
  risks: {
    open: { targetId: "pay", ownerId: "ana" },
    closed: { targetId: "pay", ownerId: "ana", status: "CLOSED" },
  },
});

describe("somebody who is away", () => {
  it("leaves their cards, the most critical first, with who could stand in", () => {
    expect(absenceOf(board, "ana").cards).toEqual([
      { id: "pay", standInIds: ["ben"] },
      { id: "stock", standInIds: ["cleo"] },
      { id: "note", standInIds: ["ben"] },
    ]);
  });

  it("leaves nobody for a card without a lane or a second name", () => {
    expect(absenceOf(board, "cleo").cards).toEqual([{ id: "book", standInIds: [] }]);
  });

  it("leaves needs, open risks, and the journeys that pass what they own", () => {
    expect(absenceOf(board, "ana")).toMatchObject({
      needIds: ["n1"],
      riskIds: ["open"],
      flowIds: ["happy"],
      share: 0.9,
    });
  });

  it("leaves nothing where they own nothing", () => {
    expect(absenceOf(board, "nobody")).toEqual({
      cards: [],
      needIds: [],
      riskIds: [],
      flowIds: [],
      share: 0,
    });
  });

  it("would hit most journeys of the sample if it were Lena", () => {
    expect(absenceOf(buildBoard(sampleContent()), "lena").share).toBeGreaterThan(0.8);
  });
});
