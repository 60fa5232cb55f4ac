import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyEdit, diffText, editToDelta, mapIndex, rebaseEdit } from "./text-binding.ts";

describe("diffText", () => {
  it("finds nothing to do between equal texts", () => {
    expect(diffText("Pay", "Pay")).toBeNull();
  });

  it("inserts where the caret stands when several places would do", () => {
    expect(diffText("aaaa", "aaaaa", 2)).toEqual({ from: 1, to: 1, insert: "a" });
    expect(diffText("aaaa", "aaaaa", 5)).toEqual({ from: 4, to: 4, insert: "a" });
  });

  it("replaces only the selected word", () => {
    expect(diffText("Place the order", "Place your order", 10)).toEqual({ from: 6, to: 9, insert: "your" });
  });

  it("never cuts an emoji in two", () => {
    const edit = diffText("a😀b", "a😁b", 3);
    expect(edit).toEqual({ from: 1, to: 3, insert: "😁" });
  });

  it("leads from any text to any other, whatever the caret", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "😀", "😁", "é"), maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, caret) => {
        const edit = diffText(before, after, Math.min(caret, after.length));
        expect(edit ? applyEdit(before, edit) : before).toBe(after);
      }),
    );
  });
});

describe("mapIndex", () => {
  it("moves a caret by what was inserted before it", () => {
    expect(mapIndex(5, [{ retain: 2 }, { insert: "xyz" }])).toBe(8);
  });

  it("keeps a caret in place when text is inserted at or behind it", () => {
    expect(mapIndex(5, [{ retain: 5 }, { insert: "xyz" }])).toBe(5);
    expect(mapIndex(5, [{ retain: 9 }, { delete: 2 }])).toBe(5);
  });

  it("puts a caret at the start of a deletion that swallowed it", () => {
    expect(mapIndex(5, [{ retain: 3 }, { delete: 6 }])).toBe(3);
  });

  it("agrees with Yjs's own relative positions", () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.nat(10),
        fc.string({ maxLength: 5 }),
        (at, from, count, insert) => {
          const doc = new Y.Doc();
          const text = doc.getText("t");
          text.insert(0, "abcdefghijklmnopqrst");
          const index = Math.min(at, text.length);
          const relative = Y.createRelativePositionFromTypeIndex(text, index, -1);
          let mapped = index;
          text.observe((event) => {
            mapped = mapIndex(index, event.delta);
          });
          doc.transact(() => {
            const start = Math.min(from, text.length);
            text.delete(start, Math.min(count, text.length - start));
            text.insert(start, insert);
          });
          const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
          // Where the neighbour to the left survives, both must agree; a swallowed caret has no unique place.
          if (index < from || index > from + count) expect(mapped).toBe(absolute?.index);
          doc.destroy();
        },
      ),
    );
  });
});

describe("rebaseEdit", () => {
  it("keeps both texts when somebody typed during a composition", () => {
    const mine = { from: 5, to: 5, insert: " now" };
    const theirs = { from: 0, to: 0, insert: "Please " };
    const moved = rebaseEdit(mine, [editToDelta(theirs)]);
    expect(applyEdit(applyEdit("Order", theirs), moved)).toBe("Please Order now");
  });
});
