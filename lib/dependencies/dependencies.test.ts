import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { needMatrix } from "./need-matrix.ts";
import { needStatus, worseOf } from "./need-status.ts";

const today = "2026-10-10";
const owned = { ownerId: "ana", needBy: "2026-10-20" };

describe("how a need stands", () => {
  it.each([
    [owned, { verdict: "DECLINED", promisedBy: null }, "DECLINED"],
    [owned, { verdict: "COUNTERED", promisedBy: "2026-10-21" }, "LATE"],
    [{ ...owned, needBy: "2026-10-09" }, undefined, "LATE"],
    [{ needBy: "2026-10-20" }, { verdict: "ACKNOWLEDGED", promisedBy: null }, "NO_OWNER"],
    [owned, undefined, "UNANSWERED"],
    [owned, { verdict: "COUNTERED", promisedBy: "2026-10-19" }, "COUNTERED"],
    [owned, { verdict: "ACKNOWLEDGED", promisedBy: "2026-10-20" }, "CONFIRMED"],
    [{ ownerId: "ana" }, { verdict: "ACKNOWLEDGED", promisedBy: null }, "CONFIRMED"],
  ] as const)("%o answered by %o is %s", (need, answer, expected) => {
    expect(needStatus(need, answer, today)).toBe(expected);
  });

  it("is as bad as the worst of several", () => {
    expect(worseOf("CONFIRMED", "LATE")).toBe("LATE");
    expect(worseOf("DECLINED", "LATE")).toBe("DECLINED");
  });
});

describe("the table of teams", () => {
  const board = buildBoard(sampleContent());
  const order = [...board.lanes.keys()];
  const matrix = needMatrix(board, order, (id) => (id === "e19" ? "NO_OWNER" : "CONFIRMED"));

  it("has every need of the sample once, in the order of the map", () => {
    const cells = matrix.consumers.flatMap((consumer) =>
      matrix.providers.flatMap((provider) => matrix.cell(consumer, provider)?.edgeIds ?? []),
    );
    expect(cells).toHaveLength(23);
    expect(new Set(cells).size).toBe(23);
    expect(matrix.consumers).toEqual(order.filter((id) => matrix.consumers.includes(id)));
  });

  it("shows the worst of a cell", () => {
    expect(matrix.cell("oms", "pim")).toEqual({ edgeIds: ["e19"], worst: "NO_OWNER" });
    expect(matrix.cell("pim", "crm")).toBeUndefined();
  });
});
