/** What the layout works on, as plain values that can be sent to a worker: cards with their sizes, edges, lanes. */
import { laneBands, noLane } from "#lib/board/geometry.ts";
import type { Board, BoardEdge, BoardNode, Box } from "#lib/board/model.ts";

export interface LayoutCard {
  readonly id: string;
  readonly kind: BoardNode["kind"];
  /** `noLane` for a card without one. */
  readonly laneId: string;
  /** Where it stands now, relative to its lane. */
  readonly box: Box;
  /** It stays where it is, and the others keep off it. */
  readonly isPinned: boolean;
  /** The group it lies in. */
  readonly parentId?: string;
}

export interface LayoutEdge {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly cls: BoardEdge["cls"];
  readonly type?: BoardEdge["type"];
  /** Width of the words on it in px; 0 for none. */
  readonly labelPx: number;
}

export interface LayoutInput {
  readonly cards: readonly LayoutCard[];
  readonly edges: readonly LayoutEdge[];
  /** Ids from top to bottom, `noLane` among them if there are cards without one. */
  readonly laneIds: readonly string[];
}

export interface LayoutResult {
  /** By card id, relative to its lane, in whole px; every card has one. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** By lane id, in px: what its cards need. */
  readonly laneHeights: ReadonlyMap<string, number>;
}

/** @param labelPx width of the words on an edge; 0 for none */
export function layoutInput(board: Board, labelPx: (edge: BoardEdge) => number): LayoutInput {
  const { boxes, views } = board.layout;
  const cards: LayoutCard[] = [];
  for (const { id, kind, laneId = noLane } of board.nodes.values()) {
    const box = boxes.get(id);
    if (box === undefined) continue;
    const { pinned = false, parentId } = views.get(id) ?? {};
    cards.push({ id, kind, laneId, box, isPinned: pinned, ...(parentId !== undefined && { parentId }) });
  }
  const edges = [...board.edges.values()].map((edge) => {
    const { id, sourceId, targetId, cls, type } = edge;
    return { id, sourceId, targetId, cls, ...(type && { type }), labelPx: labelPx(edge) };
  });
  return { cards, edges, laneIds: laneBands(board).map(({ laneId }) => laneId) };
}
