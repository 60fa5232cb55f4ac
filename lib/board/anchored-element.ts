/** What a thread can be pinned to besides a point: an element of the board, found by its id, and what it is called. */
import type { Board, BoardEdge } from "./model.ts";

export const elementAnchors = ["NODE", "EDGE", "FLOW", "LANE", "CHECKPOINT"] as const;
export type ElementAnchor = (typeof elementAnchors)[number];

export interface AnchoredElement {
  readonly type: ElementAnchor;
  /** Its title as people typed it, which may be empty; an edge is called by both its ends. */
  readonly name: string;
}

/** Undefined when the board has no such element. */
export function anchoredElement(board: Board, id: string): AnchoredElement | undefined {
  const node = board.nodes.get(id);
  if (node) return { type: "NODE", name: node.title };
  const edge = board.edges.get(id);
  if (edge) return { type: "EDGE", name: edgeName(edge, (end) => board.nodes.get(end)?.title) };
  const flow = board.flows.get(id);
  if (flow) return { type: "FLOW", name: flow.name };
  const lane = board.lanes.get(id);
  if (lane) return { type: "LANE", name: lane.name };
  const checkpoint = board.checkpoints.get(id);
  return checkpoint && { type: "CHECKPOINT", name: checkpoint.metric };
}

/** @param titleOf what the card at an end is called; undefined when there is none */
export function edgeName(
  { cls, sourceId, targetId }: BoardEdge,
  titleOf: (nodeId: string) => string | undefined,
): string {
  const [source, target] = [titleOf(sourceId) ?? "", titleOf(targetId) ?? ""];
  return cls === "DEPENDENCY" ? `${source} needs ${target}` : `${source} → ${target}`;
}
