import { describe, expect, it } from "vitest";
import { concernsIn, filtered, noFilter } from "./difference-filter.ts";
import type { ListedDifference } from "./listed-difference.ts";

const difference = (id: string, more: Partial<ListedDifference>): ListedDifference => ({
  ...{ id, kind: "nodes", type: "STEP", name: id, ownerId: null, laneId: null, flowId: null },
  ...{ change: "changed", fields: [], explainedBy: null },
  ...more,
});
const pay = difference("pay", { ownerId: "pia", laneId: "shop" });
const gift = difference("gift", { change: "removed", laneId: "shop" });
const erp = difference("erp", { change: "added", ownerId: "lena" });
const all = [pay, gift, erp];

describe("the filter of differences", () => {
  it("shows everything at first", () => expect(filtered(all, noFilter)).toEqual(all));

  it("hides what became of them in a way nobody asks about", () =>
    expect(filtered(all, { ...noFilter, hidden: new Set(["removed"]) })).toEqual([pay, erp]));

  it("keeps those of one owner or one lane", () => {
    expect(filtered(all, { ...noFilter, concern: { by: "owner", id: "lena" } })).toEqual([erp]);
    expect(filtered(all, { ...noFilter, concern: { by: "lane", id: "shop" } })).toEqual([pay, gift]);
  });

  it("offers each whom a difference concerns once, by name", () => {
    const names = { pia: "Pia", lena: "Lena", shop: "Storefront" };
    expect(concernsIn(all, names).map(({ name }) => name)).toEqual(["Lena", "Pia", "Storefront"]);
  });
});
