import { describe, expect, it } from "vitest";
import { outcomeHead } from "./outcome-words.ts";

describe("an outcome in words", () => {
  it("names who does it until when, of an action", () => {
    const owner = { userId: "lena", name: "Lena Vogel" };
    const head = outcomeHead({ kind: "ACTION", text: "Ask ERP", owner, due: "2026-12-03" }, "2026-11-22");
    expect(head).toMatch(/^Action for Lena Vogel, by \w+ 3 Dec$/);
  });

  it("is one word of any other", () =>
    expect(outcomeHead({ kind: "NO_ACTION", text: "As is", owner: null, due: null }, "2026-11-22")).toBe(
      "No action",
    ));
});
