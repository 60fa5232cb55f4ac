import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveCaret, type TextEdit, textEdit } from "./text-edit.ts";

const applied = (text: string, edit: TextEdit | undefined) =>
  edit ? text.slice(0, edit.from) + edit.insert + text.slice(edit.to) : text;

describe("text edit", () => {
  it("is the smallest stretch that changed", () => {
    expect(textEdit("Place order", "Place the order", 10)).toEqual({ from: 6, to: 6, insert: "the " });
    expect(textEdit("Place order", "Place", 5)).toEqual({ from: 5, to: 11, insert: "" });
    expect(textEdit("same", "same")).toBeUndefined();
  });

  it("uses the caret to tell which of equal letters was typed", () => {
    expect(textEdit("aab", "aaab", 1)).toEqual({ from: 0, to: 0, insert: "a" });
    expect(textEdit("aab", "aaab", 3)).toEqual({ from: 2, to: 2, insert: "a" });
  });

  it("applied to the first text gives the second, and never splits a pair", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.nat(30),
        (a, b, caret) => {
          const edit = textEdit(a, b, Math.min(caret, b.length));
          expect(applied(a, edit)).toBe(b);
          if (edit) expect(edit.insert.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it("moves a caret behind the edit along with the text and leaves one before it", () => {
    expect(moveCaret(2, { from: 4, to: 4, insert: "xyz" })).toBe(2);
    expect(moveCaret(6, { from: 4, to: 4, insert: "xyz" })).toBe(9);
    expect(moveCaret(6, { from: 4, to: 8, insert: "" })).toBe(4);
    expect(moveCaret(10, { from: 4, to: 8, insert: "a" })).toBe(7);
  });
});
