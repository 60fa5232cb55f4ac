import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { needsReach } from "./needs-reach.ts";

/** "a>b" reads: a needs b. */
function boardOf(...links: string[]) {
  const ids = new Set(links.flatMap((link) => link.split(">")));
  return buildBoard({
    nodes: Object.fromEntries([...ids].map((id) => [id, { kind: "SYSTEM" }])),
    edges: Object.fromEntries(
      links.map((link, at) => {
        const [sourceId, targetId] = link.split(">");
        return [`n${at}`, { cls: "DEPENDENCY", type: "SERVICE", sourceId, targetId }];
      }),
    ),
  });
}

describe("the reach of needs", () => {
  it("counts the fewest hops to what is needed, and to what needs it", () => {
    const { needed, needing, edgeIds } = needsReach(boardOf("a>b", "b>c", "a>c", "c>d", "z>a", "x>y"), "a");
    expect([...needed]).toEqual([
      ["b", 1],
      ["c", 1],
      ["d", 2],
    ]);
    expect([...needing]).toEqual([["z", 1]]);
    expect([...edgeIds].toSorted()).toEqual(["n0", "n1", "n2", "n3", "n4"]);
  });

  it("ends where a circle began, each card both needed and needing", () => {
    const { needed, needing } = needsReach(boardOf("a>b", "b>c", "c>a"), "a");
    expect(Object.fromEntries(needed)).toEqual({ b: 1, c: 2 });
    expect(Object.fromEntries(needing)).toEqual({ c: 1, b: 2 });
  });

  it("is nothing for a card without needs", () => {
    expect(needsReach(boardOf("a>b"), "elsewhere").edgeIds.size).toBe(0);
  });

  it("shows that five cards of the sample need the ERP service", () => {
    expect(needsReach(buildBoard(sampleContent()), "y2").needing.size).toBe(5);
  });

  it("reads the same from both ends", () => {
    const link = fc.tuple(fc.nat(6), fc.nat(6)).filter(([from, to]) => from !== to);
    fc.assert(
      fc.property(fc.array(link, { maxLength: 14 }), fc.nat(6), fc.nat(6), (links, from, to) => {
        const board = boardOf(...links.map(([a, b]) => `c${a}>c${b}`));
        expect(needsReach(board, `c${from}`).needed.get(`c${to}`)).toBe(
          needsReach(board, `c${to}`).needing.get(`c${from}`),
        );
      }),
    );
  });
});
