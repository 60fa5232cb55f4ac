/**
 * What is folded away to keep the map readable: the exceptions of a card that a person folded, with the fallbacks
 * only they lead to; and needs that cross more than two lanes, which stand as a tag on the card that needs.
 */
import type { Board, BoardEdge } from "#lib/board/model.ts";
import { lacksOwner } from "./edge-look.ts";

export interface FoldedExceptions {
  /** Cards that aren't drawn. */
  hidden: ReadonlySet<string>;
  /** How many exceptions are folded into a card. */
  counts: ReadonlyMap<string, number>;
}

export function foldedExceptions(board: Board): FoldedExceptions {
  const hidden = new Set<string>();
  const counts = new Map<string, number>();
  const folding = [...board.layout.views.keys()].filter(
    (id) => board.layout.views.get(id)?.collapsed && board.nodes.has(id),
  );
  if (folding.length === 0) return { hidden, counts };
  const incoming = controlEdges(board, "targetId");
  const outgoing = controlEdges(board, "sourceId");
  for (const id of folding) {
    const raised = (outgoing.get(id) ?? [])
      .filter((edge) => edge.type === "RAISES")
      .map((edge) => edge.targetId);
    if (raised.length === 0) continue;
    counts.set(id, raised.length);
    for (const exception of raised) hidden.add(exception);
  }
  for (const exception of [...hidden]) {
    for (const { targetId } of outgoing.get(exception) ?? []) {
      if (board.nodes.get(targetId)?.kind !== "FALLBACK") continue;
      if ((incoming.get(targetId) ?? []).every((edge) => hidden.has(edge.sourceId))) hidden.add(targetId);
    }
  }
  return { hidden, counts };
}

function controlEdges(board: Board, end: "sourceId" | "targetId"): Map<string, BoardEdge[]> {
  const found = new Map<string, BoardEdge[]>();
  for (const edge of board.edges.values()) {
    if (edge.cls !== "CONTROL") continue;
    const list = found.get(edge[end]);
    if (list) list.push(edge);
    else found.set(edge[end], [edge]);
  }
  return found;
}

const mostLanes = 2;

/** A gap is never folded: somebody has to see it. `laneIndex` of a card is the place of its lane from the top. */
export function isFoldedNeed(edge: BoardEdge, laneIndex: (nodeId: string) => number | undefined): boolean {
  if (edge.cls !== "DEPENDENCY" || lacksOwner(edge)) return false;
  const [source, target] = [laneIndex(edge.sourceId), laneIndex(edge.targetId)];
  return source !== undefined && target !== undefined && Math.abs(source - target) > mostLanes;
}
