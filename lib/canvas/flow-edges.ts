/** Which edges a flow runs along: the control edges between consecutive cards of its path. */
import type { BoardEdge, Flow } from "#lib/board/model.ts";

type Edges = ReadonlyMap<string, BoardEdge>;

export function flowEdges(flow: Flow, edges: Edges): Set<string> {
  return edgesAlong([flow.path], edges);
}

/** Keys of the steps that happy flows take from one card to the next. */
export function happySteps(flows: ReadonlyMap<string, Flow>): Set<string> {
  return stepsOf([...flows.values()].filter((flow) => flow.kind === "HAPPY").map((flow) => flow.path));
}

export const stepKey = (sourceId: string, targetId: string): string => `${sourceId}>${targetId}`;

const stepsOf = (paths: readonly (readonly string[])[]): Set<string> =>
  new Set(paths.flatMap((path) => path.slice(1).map((id, i) => stepKey(path[i] ?? "", id))));

function edgesAlong(paths: readonly (readonly string[])[], edges: Edges): Set<string> {
  const steps = stepsOf(paths);
  const found = new Set<string>();
  for (const [id, edge] of edges) {
    if (edge.cls === "CONTROL" && steps.has(stepKey(edge.sourceId, edge.targetId))) found.add(id);
  }
  return found;
}
