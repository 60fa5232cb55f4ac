import { describe, expect, it } from "vitest";
import { differencesSchema } from "#lib/contracts/comparison.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { sampleRounds } from "#lib/sample/sample-rounds.ts";
import { compareBoards } from "./compare-boards.ts";
import { isCovered } from "./difference-address.ts";
import { groupDifferences } from "./group-differences.ts";

const sample = sampleContent();
const [, round2, round3] = sampleRounds().map(({ content }) => content);
const compared = compareBoards(round2!, round3!);

describe("rounds 2 and 3 of the sample", () => {
  it("differ as their story says", () => {
    const cards = (list: readonly { kind: string; name: string }[]) =>
      list.filter(({ kind }) => kind === "nodes").map(({ name }) => name);
    expect(cards(compared.added).toSorted()).toEqual([
      "Payment declined or 3-D Secure abandoned",
      "Retry with another method, cart kept 24 h",
      "Support macros and refund queue",
    ]);
    expect(cards(compared.removed)).toEqual([]);
    expect(cards(compared.changed)).toEqual(["Choose gift-wrap", "Item sold out after authorisation"]);
    expect(cards(compared.moved)).toHaveLength(27);
    const change = (id: string) => compared.changed.find((one) => one.id === id)?.fields;
    expect(change("g1")).toMatchObject([{ path: "scope", aspect: "scope", before: "CORE", after: "LATER" }]);
    expect(change("cp_auth")).toMatchObject([{ path: "target", aspect: "target", before: 95, after: 95.5 }]);
    expect(change("c4")).toMatchObject([
      { path: "targetId", aspect: "ends", before: "g1", after: "s4" },
      { path: "guard", aspect: "guard", before: "limit not reached", after: "valid" },
    ]);
  });

  it("are answered as the contract says, through JSON and back", () => {
    const sent = JSON.parse(JSON.stringify(compared));
    expect(differencesSchema.parse(sent)).toEqual(sent);
  });

  it("name what their values point at, also what only one side has", () => {
    expect(compared.names).toMatchObject({ g1: "Choose gift-wrap", pia: "Pia Holm", E4: "Payment declined" });
    const { names } = compareBoards(round3!, sample);
    expect(names.g1).toBe("Choose gift-wrap");
  });

  it("say of each unit what it is called and what it takes from the figure", () => {
    const { units, value } = compared.stability;
    expect(units.find(({ address }) => address === "x4")).toMatchObject({
      name: "Payment declined or 3-D Secure abandoned",
      change: "added",
      weight: 3,
    });
    expect(units.reduce((sum, { share }) => sum + share, value ?? 0)).toBeCloseTo(1, 9);
  });
});

describe("differences grouped", () => {
  const groupsBy = (by: "owner" | "lane" | "flow") =>
    Object.fromEntries(
      groupDifferences([...compared.added, ...compared.changed], by).map(({ id, differences }) => [
        id,
        differences.map((difference) => difference.id),
      ]),
    );

  it("by owner: a flow edge is its source's, a checkpoint its owner's", () => {
    const groups = groupsBy("owner");
    expect(groups.kofi).toContain("c4");
    expect(groups.pia).toEqual(expect.arrayContaining(["x4", "cp_auth", "e8"]));
    expect(groups.mei).toEqual(expect.arrayContaining(["f4", "g1"]));
  });

  it("by owner: a dependency that nobody owns concerns nobody, not its consumer", () => {
    const { added } = compareBoards(round3!, sample);
    expect(added.find(({ id }) => id === "e19")?.ownerId).toBeNull();
  });

  it("by lane: an edge is its source's", () => {
    const groups = groupsBy("lane");
    expect(groups.pay).toEqual(expect.arrayContaining(["x4", "c20", "e8"]));
    expect(groups.store).toContain("g1");
  });

  it("by flow: each under the one that most journeys take", () => {
    const groups = groupsBy("flow");
    expect(groups.E4).toEqual(expect.arrayContaining(["x4", "f4", "E4"]));
    expect(groups.H).toContain("c4");
  });

  it("keep every difference once, those that concern nobody last", () => {
    const unowned = compareBoards(sample, { ...sample, meta: { ...sample.meta, objective: "Sell more" } });
    const all = [...unowned.changed, ...compared.changed];
    const groups = groupDifferences(all, "owner");
    expect(groups.flatMap(({ differences }) => differences)).toHaveLength(all.length);
    expect(groups.at(-1)?.id).toBeNull();
  });
});

describe("an address", () => {
  it("is covered by itself, by what stands above it and by its element", () => {
    const covered = (...set: string[]) => isCovered(new Set(set), "s5:acceptance.a1.text");
    expect([covered("s5"), covered("s5:acceptance"), covered("s5:acceptance.a1")]).toEqual([
      true,
      true,
      true,
    ]);
    expect([covered(), covered("s"), covered("s5:acceptance.a"), covered("s5:title")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
