import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { anyContent } from "#tests/support/any-content.ts";
import { isComplete } from "./complete-content.ts";
import { contentOf, encodeContent, parseContent } from "./content.ts";
import type { BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";

/** As a snapshot keeps it. */
function written(content: BoardContent): object {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return JSON.parse(JSON.stringify(contentOf(readBoard(doc).board)));
}

describe("a content that was written from a board", () => {
  it("is complete, and the same when all of it is checked again", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const kept = written(content);
        expect(isComplete(kept)).toBe(true);
        expect(parseContent(kept)).toEqual({ ok: true, value: kept });
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000 },
    );
  });

  it("isn't when a field has come since, also one inside a criterion or a note", () => {
    const lacking = (change: (kept: BoardContent) => void) => {
      const kept = written(sampleContent()) as BoardContent;
      change(kept);
      return isComplete(kept);
    };
    expect(lacking(() => {})).toBe(true);
    expect(lacking(({ nodes }) => Reflect.deleteProperty(nodes.s1 ?? {}, "personas"))).toBe(false);
    expect(lacking(({ meta }) => Reflect.deleteProperty(meta, "windowDays"))).toBe(false);
    expect(lacking((kept) => Reflect.deleteProperty(kept, "assumptions"))).toBe(false);
    const criterion = { id: "a1", text: "Then it is paid" };
    const withCriterion = (one: object) =>
      lacking(({ nodes }) => Object.assign(nodes.s1 ?? {}, { acceptance: [one] }));
    expect(withCriterion(criterion)).toBe(true);
    expect(withCriterion({ id: "a1" })).toBe(false);
  });
});
