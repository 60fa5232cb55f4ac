import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkSimplex, type RankEdge } from "./network-simplex.ts";

const edge = (from: number, to: number, more: Partial<RankEdge> = {}): RankEdge => ({
  from,
  to,
  minLength: 1,
  weight: 1,
  ...more,
});

describe("network simplex", () => {
  test("nothing has no ranks, one node has rank 0", () => {
    expect(networkSimplex(0, [])).toEqual([]);
    expect(networkSimplex(1, [])).toEqual([0]);
  });

  test("a node beside a long way goes where its heavier link is shortest", () => {
    const long = [edge(0, 1), edge(1, 2), edge(2, 3)];
    expect(networkSimplex(5, [...long, edge(0, 4), edge(4, 3, { weight: 3 })])).toEqual([0, 1, 2, 3, 2]);
    expect(networkSimplex(5, [...long, edge(0, 4, { weight: 3 }), edge(4, 3)])).toEqual([0, 1, 2, 3, 1]);
  });

  test("is as short as the best of all ranks that keep the least lengths", () => {
    fc.assert(
      fc.property(graphs, ({ count, edges }) => {
        const ranks = networkSimplex(count, edges);
        for (const { from, to, minLength } of edges)
          expect(at(ranks, to) - at(ranks, from)).toBeGreaterThanOrEqual(minLength);
        expect(lengthOf(ranks, edges)).toBe(shortest(count, edges));
      }),
      { numRuns: 100 },
    );
  });
});

const at = (ranks: readonly number[], node: number): number => ranks[node] ?? Number.NaN;
const lengthOf = (ranks: readonly number[], edges: readonly RankEdge[]): number =>
  edges.reduce((sum, { from, to, weight }) => sum + weight * (at(ranks, to) - at(ranks, from)), 0);

/** Up to six nodes, joined by a path or star and some more edges, all from lower to higher numbers. */
const graphs = fc
  .tuple(
    fc.integer({ min: 2, max: 6 }),
    fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(1), fc.integer({ min: 0, max: 4 })), { maxLength: 8 }),
  )
  .map(([count, parents, extra]) => ({
    count,
    edges: [
      ...Array.from({ length: count - 1 }, (_, node) => edge((parents[node] ?? 0) % (node + 1), node + 1)),
      ...extra
        .filter(([from, to]) => from < to && to < count)
        .map(([from, to, minLength, weight]) => edge(from, to, { minLength, weight })),
    ],
  }));

/** By trying all ranks: those of a tree without stretched edges are less than the number of nodes. */
function shortest(count: number, edges: readonly RankEdge[]): number {
  let least = Number.POSITIVE_INFINITY;
  const ranks: number[] = [];
  const tryNode = (node: number): void => {
    if (node === count) {
      least = Math.min(least, lengthOf(ranks, edges));
      return;
    }
    const own = edges.filter(({ to }) => to === node);
    const lowest = own.reduce((low, { from, minLength }) => Math.max(low, at(ranks, from) + minLength), 0);
    for (let rank = lowest; rank < count; rank += 1) {
      ranks[node] = rank;
      tryNode(node + 1);
    }
  };
  tryNode(0);
  return least;
}
