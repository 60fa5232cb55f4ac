/**
 * How far a failure travels: from a provider to those who need it, and on to those who need them (domain §6, "reach").
 * Of several ways the strongest counts, so that one cause isn't counted twice through a diamond.
 */
import type { Board, BoardEdge } from "#lib/board/model.ts";
import type { RiskScale } from "./risk-scale.ts";

/** One dependency on the way from an element to a cause, with what follows; absent at the cause itself. */
export interface Way {
  readonly edge: BoardEdge;
  readonly next: Way | undefined;
}

/** That a failure has come to a node. */
export interface Arrival {
  readonly nodeId: string;
  /** What is left of it, 0–1. */
  readonly reach: number;
  /** Fewest dependencies to the cause; the strongest way may be longer. */
  readonly hops: number;
  /** The strongest way from this node to the cause. */
  readonly way: Way | undefined;
}

export interface DependencyReach {
  /**
   * Everything a failure of this node or dependency comes to, a node itself among it, by breadth. A failing
   * dependency hits the one who needs it, not its provider. An unknown id reaches nothing.
   */
  from(elementId: string): readonly Arrival[];
}

/**
 * Label-correcting search: O(edges) where no later way is stronger than an earlier one, at worst O(nodes × edges).
 * It ends in circles too, since every step weakens.
 */
export function createDependencyReach(board: Board, scale: RiskScale): DependencyReach {
  const needs = needsByProvider(board, scale);

  function from(elementId: string): readonly Arrival[] {
    const start = board.nodes.has(elementId)
      ? { nodeId: elementId, reach: 1, hops: 0, way: undefined }
      : dependencyStart(board.edges.get(elementId), scale);
    return start ? spread(start, needs) : [];
  }
  return { from };
}

interface Need {
  readonly edge: BoardEdge;
  readonly transmission: number;
}

/** Share of a provider's failure that comes through this dependency, 0–1: its strength × what its fallback leaves. */
export function transmissionOf({ strength, fallback }: BoardEdge, scale: RiskScale): number {
  return scale.transmission[strength] * (fallback ? scale.residual[fallback.readiness] : 1);
}

function needsByProvider(board: Board, scale: RiskScale): Map<string, Need[]> {
  const needs = new Map<string, Need[]>();
  for (const edge of board.edges.values()) {
    if (edge.cls !== "DEPENDENCY") continue;
    const need = { edge, transmission: transmissionOf(edge, scale) };
    const others = needs.get(edge.targetId);
    if (others) others.push(need);
    else needs.set(edge.targetId, [need]);
  }
  return needs;
}

function dependencyStart(edge: BoardEdge | undefined, scale: RiskScale): Arrival | undefined {
  if (edge?.cls !== "DEPENDENCY") return undefined;
  const way = { edge, next: undefined };
  return { nodeId: edge.sourceId, reach: transmissionOf(edge, scale), hops: 1, way };
}

function spread(start: Arrival, needs: ReadonlyMap<string, readonly Need[]>): Arrival[] {
  const best = new Map<string, Arrival>([[start.nodeId, start]]);
  // Each round goes one dependency further, so that a node is first met by its fewest hops.
  let front: Iterable<Arrival> = [start];
  for (let hops = start.hops + 1; ; hops++) {
    const reached = new Map<string, Arrival>();
    for (const arrival of front) {
      for (const { edge, transmission } of needs.get(arrival.nodeId) ?? []) {
        const nodeId = edge.sourceId;
        const known = best.get(nodeId);
        const reach = arrival.reach * transmission;
        if (reach <= (known?.reach ?? 0)) continue;
        const stronger = { nodeId, reach, hops: known?.hops ?? hops, way: { edge, next: arrival.way } };
        best.set(nodeId, stronger);
        reached.set(nodeId, stronger);
      }
    }
    if (reached.size === 0) break;
    front = reached.values();
  }
  return [...best.values()];
}

/** The ids of a way's dependencies, the one nearest to the element first. */
export function edgeIdsOf(way: Way | undefined): string[] {
  const ids: string[] = [];
  for (let step = way; step; step = step.next) ids.push(step.edge.id);
  return ids;
}
