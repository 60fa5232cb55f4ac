import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapWords } from "./wrap-words.ts";

const measure = (words: string) => Array.from(words).length * 10;
const wrap = (words: string, width: number, mostLines = 2) => wrapWords({ words, width, mostLines, measure });

describe("wrapping words", () => {
  it("breaks between words and shortens the last line", () => {
    expect(wrap("Pay with a saved card", 120)).toEqual(["Pay with a", "saved card"]);
    expect(wrap("Pay with a saved card today", 120)).toEqual(["Pay with a", "saved card…"]);
  });

  it("breaks a word that is wider than the line", () => {
    expect(wrap("Bestellabwicklung", 100)).toEqual(["Bestellabw", "icklung"]);
  });

  it("gives one empty line for no words", () => {
    expect(wrap("  ", 100)).toEqual([""]);
  });

  it("never gives more or wider lines than asked for, and loses no letter unless it says so", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 2, max: 30 }), (words, letters) => {
        const lines = wrap(words, letters * 10, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(letters * 10);
        const shown = lines.join("").replace(/\s/g, "");
        if (!shown.endsWith("…")) expect(shown).toBe(words.replace(/\s/g, ""));
      }),
    );
  });
});
