/** What a card is joined to, read from the edges: needs, who needs it, exceptions, fallbacks, where it rejoins. */
import type { Board, BoardEdge } from "#lib/board/model.ts";

export interface NodeLinks {
  /** Dependencies in which this card is the consumer. */
  needs: BoardEdge[];
  neededBy: BoardEdge[];
  /** Edges to the exceptions this card raises. */
  raises: BoardEdge[];
  raisedBy: BoardEdge[];
  /** From an exception to its fallbacks. */
  fallsBackTo: BoardEdge[];
  /** From the exceptions to this fallback. */
  rescues: BoardEdge[];
  /** From a fallback back into the flow. */
  rejoins: BoardEdge[];
}

/** Each list in the order in which the links were drawn (ids ascend). */
export function nodeLinks(board: Board, nodeId: string): NodeLinks {
  const links: NodeLinks = {
    needs: [],
    neededBy: [],
    raises: [],
    raisedBy: [],
    fallsBackTo: [],
    rescues: [],
    rejoins: [],
  };
  for (const edge of edgesAt(board.edges).get(nodeId) ?? []) {
    if (edge.sourceId === nodeId) outgoing(links, edge)?.push(edge);
    else if (edge.targetId === nodeId) incoming(links, edge)?.push(edge);
  }
  for (const list of Object.values(links)) list.sort((a: BoardEdge, b: BoardEdge) => (a.id < b.id ? -1 : 1));
  return links;
}

/** One pass over the edges for all cards, and again only when an edge changed. */
const known = new WeakMap<Board["edges"], ReadonlyMap<string, readonly BoardEdge[]>>();

function edgesAt(edges: Board["edges"]): ReadonlyMap<string, readonly BoardEdge[]> {
  const found = known.get(edges);
  if (found) return found;
  const at = new Map<string, BoardEdge[]>();
  for (const edge of edges.values()) {
    for (const id of new Set([edge.sourceId, edge.targetId])) {
      const list = at.get(id);
      if (list) list.push(edge);
      else at.set(id, [edge]);
    }
  }
  known.set(edges, at);
  return at;
}

/** For `useBoard`: the same links as before when no edge of any list changed. */
export const sameLinks = (a: NodeLinks, b: NodeLinks): boolean =>
  (Object.keys(a) as (keyof NodeLinks)[]).every(
    (key) => a[key].length === b[key].length && a[key].every((edge, index) => edge === b[key][index]),
  );

function outgoing(links: NodeLinks, edge: BoardEdge): BoardEdge[] | undefined {
  if (edge.cls === "DEPENDENCY") return links.needs;
  if (edge.type === "RAISES") return links.raises;
  if (edge.type === "FALLS_BACK_TO") return links.fallsBackTo;
  return edge.type === "REJOINS" ? links.rejoins : undefined;
}

function incoming(links: NodeLinks, edge: BoardEdge): BoardEdge[] | undefined {
  if (edge.cls === "DEPENDENCY") return links.neededBy;
  if (edge.type === "RAISES") return links.raisedBy;
  return edge.type === "FALLS_BACK_TO" ? links.rescues : undefined;
}
