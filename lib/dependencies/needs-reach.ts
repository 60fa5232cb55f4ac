/**
 * Everything a card needs, and everything that needs it, however far away: breadth first along the needs, so that each
 * card has its fewest hops. Circles end where they began. O(cards + needs).
 */
import type { Board, BoardEdge } from "#lib/board/model.ts";

export interface NeedsReach {
  /** Hops by card: what the card needs, and what needs it; the card itself is in neither. */
  readonly needed: ReadonlyMap<string, number>;
  readonly needing: ReadonlyMap<string, number>;
  /** The needs on the way. */
  readonly edgeIds: ReadonlySet<string>;
}

export function needsReach({ edges }: Pick<Board, "edges">, cardId: string): NeedsReach {
  const needs = [...edges.values()].filter(({ cls }) => cls === "DEPENDENCY");
  const edgeIds = new Set<string>();
  return {
    needed: walk(needs, { from: cardId, near: "sourceId", far: "targetId", edgeIds }),
    needing: walk(needs, { from: cardId, near: "targetId", far: "sourceId", edgeIds }),
    edgeIds,
  };
}

interface Walk {
  from: string;
  near: "sourceId" | "targetId";
  far: "sourceId" | "targetId";
  /** Gains every need that is walked along. */
  edgeIds: Set<string>;
}

function walk(needs: readonly BoardEdge[], { from, near, far, edgeIds }: Walk): Map<string, number> {
  const onward = Map.groupBy(needs, (need) => need[near]);
  const hops = new Map([[from, 0]]);
  // A map goes on to what is added to it on the way.
  for (const [id, distance] of hops) {
    for (const need of onward.get(id) ?? []) {
      edgeIds.add(need.id);
      if (!hops.has(need[far])) hops.set(need[far], distance + 1);
    }
  }
  hops.delete(from);
  return hops;
}
