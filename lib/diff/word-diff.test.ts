import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#tests/support/any-content.ts";
import { diffLists, diffWords } from "./word-diff.ts";

/** “[-gone-]” and “{+come+}” in the running text. */
const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "deleted" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

describe("the words of two texts", () => {
  it("read without what came are the one, without what went the other", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = diffWords(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join("");
        expect([without("inserted"), without("deleted")]).toEqual([before, after]);
        expect(pieces.every(({ text }) => text !== "" && text.isWellFormed())).toBe(true);
      }),
      { numRuns: 500, interruptAfterTimeLimit: 8_000 },
    );
  });

  it("are whole words, and neighbours that changed are one change", () => {
    expect(
      marked("3-D Secure runs after the voucher check.", "3-D Secure runs before the voucher check."),
    ).toBe("3-D Secure runs [-after-]{+before+} the voucher check.");
    expect(marked("limit not reached", "and 3-D Secure passed")).toBe(
      "[-limit not reached-]{+and 3-D Secure passed+}",
    );
    expect(marked("Support macros", "Support macros and refund queue")).toBe(
      "Support macros{+ and refund queue+}",
    );
    expect(marked("Pay", "Pay")).toBe("Pay");
    expect(marked("", "")).toBe("");
  });

  it("are found in scripts without blanks", () => {
    expect(marked("今天支付", "明天支付")).toBe("[-今天-]{+明天+}支付");
  });
});

describe("two lists", () => {
  it("differ by the members that came and went, each whole", () => {
    expect(diffLists(["s1", "d1", "s4"], ["s1", "d1", "g1", "s4"])).toEqual([
      { kind: "same", pieces: ["s1", "d1"] },
      { kind: "inserted", pieces: ["g1"] },
      { kind: "same", pieces: ["s4"] },
    ]);
  });

  it("may have more different members than there are letters in most alphabets", () => {
    const many = Array.from({ length: 60_000 }, (_, n) => `n${n}`);
    const [first, ...rest] = diffLists(many, many.slice(0, -1));
    expect(first?.pieces.at(-1)).toBe("n59998");
    expect(rest).toEqual([{ kind: "deleted", pieces: ["n59999"] }]);
  });
});
