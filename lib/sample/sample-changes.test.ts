import { describe, expect, it } from "vitest";
import { parseContent } from "#lib/board/content.ts";
import { addressesOf } from "#lib/changes/change-impact.ts";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { sampleChanges } from "./sample-changes.ts";
import { sampleRounds } from "./sample-rounds.ts";

const [rejected, applied] = sampleChanges();

describe("the sample's change requests", () => {
  it("are the rejected gift card with its reason, and C-2, decided by somebody else", () => {
    expect(rejected).toMatchObject({ n: 1, source: "CAMPAIGN", requester: "diego" });
    expect(rejected?.steps.at(-1)).toMatchObject({
      kind: "REJECTED",
      reason: expect.stringContaining("gives way"),
    });
    expect(applied).toMatchObject({ n: 2, source: "VENDOR", requester: "pia" });
    expect(applied?.steps.map(({ kind, by }) => [kind, by])).toEqual([
      ["ASSESSED", "pia"],
      ["APPLIED", "ana"],
    ]);
    expect(Object.values(applied?.assessment ?? {}).every((text) => text !== "")).toBe(true);
    for (const one of [rejected, applied]) expect(parseContent(one?.draft).ok).toBe(true);
    expect(diffBoards(rejected!.fork, rejected!.draft).added.map(({ id }) => id)).toEqual([
      "gc1",
      "gc2",
      "gc3",
    ]);
  });

  it("explain by C-2 what happened between rounds 2 and 3, but not the macros and the message", () => {
    const [, round2, round3] = sampleRounds();
    const addresses = addressesOf(diffBoards(applied!.fork, applied!.draft));
    expect(addresses).toEqual(
      expect.arrayContaining(["x4", "f4", "cp_auth:target", "c4:guard", "e8:description", "g1:scope"]),
    );
    const explanations = new Map(addresses.map((address) => [address, "C-2"]));
    const { added, changed, stability } = compareBoards(round2!.content, round3!.content, { explanations });
    const unexplained = [
      ...added.filter(({ explainedBy }) => explainedBy === null).map(({ id }) => id),
      ...changed.flatMap(({ id, fields }) =>
        fields.filter(({ explainedBy }) => explainedBy === null).map(({ path }) => `${id}:${path}`),
      ),
    ];
    expect(unexplained).toEqual(expect.arrayContaining(["w2", "cp_macros", "x3:customerMessage"]));
    expect(unexplained).not.toContain("x4");
    expect(stability.unexplained).toBeGreaterThan(stability.value ?? 1);
    expect(stability.unexplained).toBeLessThan(1);
  });
});
