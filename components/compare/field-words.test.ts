import { describe, expect, it } from "vitest";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { sampleRounds } from "#lib/sample/sample-rounds.ts";
import { fieldLabel, type ValueContext, valueWords } from "./field-words.ts";

const context = (path: string, kind: ValueContext["kind"] = "nodes"): ValueContext => ({
  kind,
  path,
  names: { lena: "Lena Vogel", s4: "Enter address", blank: "" },
  today: "2026-10-05",
});

describe("the label of a field", () => {
  it("names the field, and what it is part of", () => {
    expect(["title", "laneId", "baseline.v", "stateAfter.money"].map((path) => fieldLabel({ path }))).toEqual(
      ["Title", "Team", "Baseline", "Money after"],
    );
    expect(
      ["acceptance.a1", "acceptance.a1.text", "acceptance.a1.verify", "acceptance"].map((path) =>
        fieldLabel({ path }),
      ),
    ).toEqual([
      "Acceptance criterion",
      "Acceptance criterion",
      "Acceptance criterion: verify",
      "Order of criteria",
    ]);
    expect(fieldLabel({ path: "outcome.target" })).toBe("Outcome: target");
  });
});

describe("a value in words", () => {
  it("is never a code or an id", () => {
    expect(valueWords("CRITICAL", context("criticality"))).toBe("Critical");
    expect(valueWords("SYSTEM", context("kind", "lanes"))).toBe("Systems");
    expect(valueWords("lena", context("ownerId"))).toBe("Lena Vogel");
    expect(valueWords("blank", context("targetId", "edges"))).toBe("something without a name");
    expect(valueWords("2026-10-12", context("needBy", "edges"))).toBe("Mon 12 Oct");
    expect(valueWords(0.86, context("share", "flows"))).toBe("86 %");
    expect(valueWords(true, context("isTop"))).toBe("Yes");
    expect(valueWords("VERY_LIKELY", context("p", "risks"))).toBe("Very likely");
  });

  it("of a record is its text, of a struct its values, of nothing nothing", () => {
    expect(valueWords({ id: "a1", text: "Once", verify: "TEST" }, context("acceptance.a1"))).toBe("Once");
    expect(valueWords({ nodeId: "s4", readiness: "BUILT" }, context("fallback", "edges"))).toBe(
      "Enter address, Built",
    );
    expect([null, "", []].map((value) => valueWords(value, context("title")))).toEqual([null, null, null]);
  });

  it("says what happened between the sample's rounds without a code", () => {
    const states = [...sampleRounds().map(({ content }) => content), sampleContent()];
    for (const [at, after] of states.slice(1).entries()) {
      const { changed, names } = compareBoards(states[at]!, after);
      for (const { kind, fields } of changed)
        for (const { path, before, after: value } of fields)
          for (const one of [before, value])
            expect(valueWords(one, { kind, path, names, today: "2026-10-05" }) ?? "").not.toMatch(
              /[A-Z]{4}|_/,
            );
    }
  });
});
