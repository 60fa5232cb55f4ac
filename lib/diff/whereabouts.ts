/**
 * Where an element belongs, for grouping differences by who they concern: its owner, its lane and its flow. What can't
 * have one belongs where its nearest neighbour does: a flow edge to its source, a checkpoint to whom it measures.
 */
import type { BoardContent, BoardEdge } from "#lib/board/model.ts";
import type { ComparedMap } from "./board-diff.ts";

export interface Whereabouts {
  readonly ownerId: string | null;
  readonly laneId: string | null;
  /** Of several flows the one that most journeys take. */
  readonly flowId: string | null;
}

const nowhere: Whereabouts = { ownerId: null, laneId: null, flowId: null };

/** Looks elements of one content up. O(board) to make, O(1) to ask. */
export function createWhereabouts(content: BoardContent): (map: ComparedMap, id: string) => Whereabouts {
  const flows = flowIndex(content);
  const measured = measuredBy(content);

  const ofNode = (id: string): Whereabouts => {
    const node = content.nodes[id];
    return node
      ? { ownerId: node.ownerId ?? null, laneId: node.laneId ?? null, flowId: flows.get(id) ?? null }
      : nowhere;
  };
  const ofEdge = (edge: BoardEdge): Whereabouts => {
    const source = ofNode(edge.sourceId);
    if (edge.cls === "DEPENDENCY") return { ...source, ownerId: edge.ownerId ?? null };
    return { ...source, flowId: flows.get(stepKey(edge.sourceId, edge.targetId)) ?? null };
  };
  const ofTarget = (id: string | undefined): Whereabouts => {
    const edge = content.edges[id ?? ""];
    return edge ? ofEdge(edge) : ofNode(id ?? "");
  };

  return (map, id) => {
    switch (map) {
      case "nodes":
        return ofNode(id);
      case "edges":
        return ofTarget(id);
      case "lanes":
        return { ...nowhere, laneId: id };
      case "people":
        return { ...nowhere, ownerId: id, laneId: content.people[id]?.laneId ?? null };
      case "flows": {
        const flow = content.flows[id];
        return { ...ofNode(flow?.entryId ?? ""), ownerId: flow?.ownerId ?? null, flowId: id };
      }
      case "checkpoints":
        return withOwner(ofTarget(measured.get(id)), content.checkpoints[id]?.ownerId);
      case "risks":
        return withOwner(ofTarget(content.risks[id]?.targetId), content.risks[id]?.ownerId);
      case "assumptions":
        return withOwner(ofTarget(content.assumptions[id]?.targetIds[0]), content.assumptions[id]?.ownerId);
      case "meta":
        return nowhere;
    }
  };
}

const withOwner = (where: Whereabouts, ownerId: string | undefined): Whereabouts =>
  ownerId === undefined ? where : { ...where, ownerId };

const stepKey = (sourceId: string, targetId: string): string => `${sourceId}>${targetId}`;

/** Flow by node, and by step from one node to the next. */
function flowIndex({ flows }: BoardContent): Map<string, string> {
  const index = new Map<string, string>();
  const busiestFirst = Object.values(flows).toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  for (const { id, path } of busiestFirst) {
    for (const [at, nodeId] of path.entries()) {
      const next = path[at + 1];
      for (const key of next === undefined ? [nodeId] : [nodeId, stepKey(nodeId, next)])
        if (!index.has(key)) index.set(key, id);
    }
  }
  return index;
}

/** The first node or edge that each checkpoint measures. */
function measuredBy({ nodes, edges }: BoardContent): Map<string, string> {
  const users = new Map<string, string>();
  for (const { id, checkpointId } of [...Object.values(nodes), ...Object.values(edges)])
    if (checkpointId !== undefined && !users.has(checkpointId)) users.set(checkpointId, id);
  return users;
}
