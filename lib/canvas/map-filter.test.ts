import { describe, expect, it } from "vitest";
import { type BoardNode, type Flow, flowSchema, nodeSchema } from "#lib/board/model.ts";
import { cardsThatFit, filterCount, noFilter, toggled } from "./map-filter.ts";

const card = (id: string, fields: object): [string, BoardNode] => [
  id,
  nodeSchema.parse({ id, kind: "STEP", title: id, ...fields }),
];
const nodes = new Map([
  card("a", { ownerId: "lena", criticality: "CRITICAL", checkpointId: "c" }),
  card("b", { ownerId: "ana", kind: "DECISION" }),
  card("c", { kind: "EXCEPTION", criticality: "CRITICAL" }),
  card("note", { kind: "NOTE" }),
]);
const flow = (id: string, kind: string, path: string[]): [string, Flow] => [
  id,
  flowSchema.parse({ id, kind, name: id, path }),
];
const flows = new Map([flow("buy", "HAPPY", ["a", "b"]), flow("refused", "EXCEPTION", ["a", "c"])]);
const fitting = (filter: Partial<typeof noFilter>) => [
  ...(cardsThatFit({ nodes, flows }, { ...noFilter, ...filter }) ?? ["all"]),
];

describe("filtering the map", () => {
  it("lets everything through without values", () => {
    expect(fitting({})).toEqual(["all"]);
    expect(cardsThatFit({ nodes, flows }, undefined)).toBeUndefined();
  });

  it("takes values of one sort as alternatives, and asks for every sort", () => {
    expect(fitting({ ownerIds: ["lena", "ana"] })).toEqual(["a", "b"]);
    expect(fitting({ criticalities: ["CRITICAL"] })).toEqual(["a", "c"]);
    expect(fitting({ criticalities: ["CRITICAL"], ownerIds: ["lena"] })).toEqual(["a"]);
    expect(fitting({ kinds: ["DECISION", "EXCEPTION"] })).toEqual(["b", "c"]);
  });

  it("finds what the paths of a kind run through", () => {
    expect(fitting({ pathKinds: ["HAPPY"] })).toEqual(["a", "b"]);
    expect(fitting({ pathKinds: ["EXCEPTION", "FALLBACK"] })).toEqual(["a", "c"]);
    expect(fitting({ pathKinds: ["EXCEPTION"], kinds: ["EXCEPTION"] })).toEqual(["c"]);
    expect(fitting({ pathKinds: ["RECOVERY"] })).toEqual([]);
  });

  it("finds what lacks an owner or a checkpoint; a note lacks nothing", () => {
    expect(fitting({ gaps: ["owner"] })).toEqual(["c"]);
    expect(fitting({ gaps: ["checkpoint", "owner"] })).toEqual(["b", "c"]);
  });

  it("puts a value in and takes it out again", () => {
    const on = toggled(noFilter, "ownerIds", "lena");
    expect(filterCount(on)).toBe(1);
    expect(toggled(on, "ownerIds", "lena")).toEqual(noFilter);
  });
});
