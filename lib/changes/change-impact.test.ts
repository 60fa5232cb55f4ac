import { describe, expect, it } from "vitest";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { addressesOf, changeImpact } from "./change-impact.ts";

const before = sampleContent();
const after = {
  ...before,
  nodes: { ...before.nodes, s5: { ...before.nodes.s5!, title: "Pay now", customerFacing: false } },
  checkpoints: { ...before.checkpoints, cp_mail: { ...before.checkpoints.cp_mail!, target: 99.9 } },
};

describe("the impact of a change", () => {
  it("names what it touches, and the checkpoints of that", () => {
    const { elements, checkpoints } = changeImpact(buildBoard(before), buildBoard(after));
    expect(elements).toEqual([
      { id: "s5", kind: "nodes", change: "changed", name: "Pay now" },
      { id: "cp_mail", kind: "checkpoints", change: "changed", name: before.checkpoints.cp_mail!.metric },
    ]);
    expect(checkpoints.map(({ id }) => id).sort()).toEqual(["cp_auth", "cp_mail"]);
  });

  it("tells the risk before and after, and of which cards", () => {
    const { risk } = changeImpact(buildBoard(before), buildBoard(after));
    expect(risk.after).toBeLessThan(risk.before);
    expect(risk.cards[0]).toMatchObject({ id: "s5", name: "Pay now", after: null });
    expect(changeImpact(buildBoard(before), buildBoard(before)).risk.cards).toEqual([]);
  });

  it("has an address for each difference", () => {
    const more = { ...after, lanes: { ...after.lanes, l9: { ...before.lanes.pay!, id: "l9" } } };
    const addresses = addressesOf(diffBoards(before, more));
    expect(addresses.sort()).toEqual(["cp_mail:target", "l9", "s5:customerFacing", "s5:title"]);
  });
});
