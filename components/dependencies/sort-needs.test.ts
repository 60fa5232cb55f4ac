import { describe, expect, it } from "vitest";
import { needColumns, sortNeeds } from "./sort-needs.ts";
import type { Need } from "./use-needs.ts";

const need = (id: string, more: Partial<Need> & { needBy?: string } = {}): Need =>
  ({
    edge: { id, needBy: more.needBy, strength: "HARD", criticality: "MAJOR" },
    consumer: "Pay",
    provider: "API",
    status: "CONFIRMED",
    ...more,
  }) as Need;
const ids = (needs: readonly Need[]) => needs.map(({ edge }) => edge.id);

describe("the list of needs", () => {
  it("puts the worst first by status, and what has no day before the days", () => {
    const needs = [need("a"), need("b", { status: "LATE" }), need("c", { status: "DECLINED" })];
    expect(ids(sortNeeds(needs, { column: "status", isDescending: false }))).toEqual(["c", "b", "a"]);
    const days = [need("a", { needBy: "2026-10-02" }), need("b"), need("c", { needBy: "2026-10-01" })];
    expect(ids(sortNeeds(days, { column: "needBy", isDescending: false }))).toEqual(["b", "c", "a"]);
    expect(ids(sortNeeds(days, { column: "needBy", isDescending: true }))).toEqual(["a", "c", "b"]);
  });

  it("keeps equal ones in one order, whichever column and direction", () => {
    const needs = [need("b"), need("a"), need("c")];
    for (const column of needColumns)
      for (const isDescending of [true, false])
        expect(ids(sortNeeds(needs, { column, isDescending }))).toEqual(["a", "b", "c"]);
  });
});
