// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { pasteRows } from "#lib/canvas/paste-rows.ts";
import { sampleCanvas } from "#tests/support/sample-canvas.ts";

describe("pasting", () => {
  it("makes a card of each row of a spreadsheet in one undo step, in the lane and with the owner it names", () => {
    const { session, store, pasting } = sampleCanvas();
    const count = store.getBoard().nodes.size;
    const [lane] = store.getBoard().lanes.values();
    const [person] = store.getBoard().people.values();
    if (!lane || !person) throw new Error("the sample has lanes and people");
    const table = `Step\tTeam\tOwner\tNotes\nScan voucher\t${lane.name}\t${person.name}\tAt the till\nPrint slip\t\tNobody here\t`;
    pasting.pasteRows(pasteRows(table), { x: 3_000, y: 20 });
    const ids = [...session.view.get().selection];
    const cards = ids.map((id) => store.getBoard().nodes.get(id));
    expect(cards.map((card) => [card?.title, card?.description])).toEqual([
      ["Scan voucher", "At the till"],
      ["Print slip", ""],
    ]);
    expect(cards[0]).toMatchObject({ laneId: lane.id, ownerId: person.id });
    expect(cards[1]?.ownerId).toBeUndefined();
    session.undo.undo();
    expect(store.getBoard().nodes.size).toBe(count);
  });

  it("keeps the edges between copied cards, and covers none of those that stand there", () => {
    const { session, store, actions, pasting, boxOf } = sampleCanvas();
    actions.select(["s2", "s3"]);
    const clip = pasting.clip();
    if (!clip) throw new Error("two cards are selected");
    const edges = store.getBoard().edges.size;
    pasting.paste(clip);
    expect(store.getBoard().edges.size).toBe(edges + clip.edges.length);
    expect(clip.edges.length).toBeGreaterThan(0);
    const [copy = ""] = session.view.get().selection;
    expect(boxOf(copy)).not.toEqual(boxOf("s2"));
  });
});
