import { describe, expect, it } from "vitest";
import { nodeSchema } from "#lib/board/model.ts";
import { sameApartFromTexts, sameSection } from "./same-apart-from-texts.ts";

const node = (values: object) => nodeSchema.parse({ id: "s1", kind: "STEP", title: "Pay", ...values });

describe("cards apart from their texts", () => {
  it("are the same while somebody types the title or the description", () => {
    expect(sameApartFromTexts(node({}), node({ title: "Pay now", description: "By card" }))).toBe(true);
  });

  it("differ by any other field, nested ones too", () => {
    expect(sameApartFromTexts(node({}), node({ ownerId: "p1" }))).toBe(false);
    expect(sameApartFromTexts(node({}), node({ stateAfter: { money: "captured" } }))).toBe(false);
    expect(sameApartFromTexts(node({}), node({ contributors: ["p1"] }))).toBe(false);
  });

  it("make a section render again when another property of it changed", () => {
    const links = {};
    expect(
      sameSection({ node: node({}), links } as never, { node: node({ title: "P" }), links } as never),
    ).toBe(true);
    expect(sameSection({ node: node({}), links } as never, { node: node({}), links: {} } as never)).toBe(
      false,
    );
  });
});
