import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pasteRows } from "./paste-rows.ts";

describe("cards from pasted rows", () => {
  it("takes each line of plain text as a title", () => {
    expect(pasteRows("Open cart\r\n\r\nPay\n").map(({ title, kind }) => [title, kind])).toEqual([
      ["Open cart", "STEP"],
      ["Pay", "STEP"],
    ]);
  });

  it("reads title and description from a spreadsheet without names", () => {
    expect(pasteRows("Pay\tWith a saved card")).toEqual([
      { title: "Pay", description: "With a saved card", kind: "STEP" },
    ]);
  });

  it("finds columns by their names, in any order", () => {
    const rows = pasteRows(
      "Team\tType\tStep\tOwner\nPayments\tDecision\tCard valid?\tPia Holm\n\tException\tDeclined\t",
    );
    expect(rows).toEqual([
      { title: "Card valid?", description: "", kind: "DECISION", lane: "Payments", owner: "Pia Holm" },
      { title: "Declined", description: "", kind: "EXCEPTION" },
    ]);
  });

  it("unwraps quoted cells and leaves out rows without a title", () => {
    expect(pasteRows('"Say ""hello"""\tx\n\tno title').map(({ title }) => title)).toEqual(['Say "hello"']);
  });

  it("never fails and never gives more than 500 cards", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const row of pasteRows(text)) expect(row.title).not.toBe("");
      }),
    );
    expect(pasteRows("a\n".repeat(2_000))).toHaveLength(500);
  });
});
