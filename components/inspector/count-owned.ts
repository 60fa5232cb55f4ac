/** How much of a board each person owns. */
import type { Board } from "#lib/board/model.ts";

/** Counted once for everybody and kept while cards and edges stay: the list of people asks for each of them. */
let last: { nodes: Board["nodes"]; edges: Board["edges"]; counts: ReadonlyMap<string, number> } | undefined;

/** Cards and edges together. O(cards + edges) for the first person asked about. */
export function countOwned({ nodes, edges }: Pick<Board, "nodes" | "edges">, personId: string): number {
  if (last?.nodes !== nodes || last.edges !== edges) last = { nodes, edges, counts: countAll(nodes, edges) };
  return last.counts.get(personId) ?? 0;
}

function countAll(nodes: Board["nodes"], edges: Board["edges"]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string | undefined) => id !== undefined && counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const node of nodes.values()) add(node.ownerId);
  for (const edge of edges.values()) add(edge.ownerId);
  return counts;
}
