/** Which edges a flow runs along: the control edges between consecutive cards of its path. */
import type { BoardEdge, Flow } from "#lib/board/model.ts";

type Edges = ReadonlyMap<string, BoardEdge>;

export function flowEdges(flow: Flow, edges: Edges): Set<string> {
  return edgesAlong([flow.path], edges);
}

/** The throughline: edges of every happy flow. */
export function happyEdges(flows: ReadonlyMap<string, Flow>, edges: Edges): Set<string> {
  return edgesAlong(
    [...flows.values()].filter((flow) => flow.kind === "HAPPY").map((flow) => flow.path),
    edges,
  );
}

function edgesAlong(paths: readonly (readonly string[])[], edges: Edges): Set<string> {
  const pairs = new Set(paths.flatMap((path) => path.slice(1).map((id, i) => `${path[i]}>${id}`)));
  const found = new Set<string>();
  for (const [id, edge] of edges) {
    if (edge.cls === "CONTROL" && pairs.has(`${edge.sourceId}>${edge.targetId}`)) found.add(id);
  }
  return found;
}
