/** Where things stand on the whole board: lanes stack from the top, cards are placed within their lane. In px at 100 %. */
import { laneHeight, laneMargin, type Point } from "./free-place.ts";
import type { Board, Box } from "./model.ts";
import { byCodeUnits } from "./shared-string.ts";

/** Height of a lane that is folded to a strip. */
export const collapsedLaneHeight = 30;
/** Stands for "in no lane": cards whose lane is gone get a band of their own below the others. */
export const noLane = "";

export interface LaneBand {
  readonly laneId: string;
  /** Distance of its upper edge from the top of the board. */
  readonly top: number;
  readonly height: number;
  readonly collapsed: boolean;
}

/** The lanes from top to bottom: by their order, then by id. */
export const orderedLaneIds = (board: Board): string[] =>
  [...board.lanes.keys()].sort(
    (a, b) => byCodeUnits(orderOf(board, a), orderOf(board, b)) || byCodeUnits(a, b),
  );

const orderOf = (board: Board, laneId: string): string => board.layout.lanes.get(laneId)?.order ?? "";

/**
 * The lanes with their places, and last a band for cards without a lane, if there are any. A lane is as high as was
 * set, and higher where its cards need it; two people may have changed both. O(lanes + cards), or O(lanes) for whoever
 * knows how far down the cards of each lane reach.
 */
export function laneBands(
  board: Board,
  bottoms: ReadonlyMap<string, number> = contentBottoms(board),
): LaneBand[] {
  const bands: LaneBand[] = [];
  for (const laneId of [...orderedLaneIds(board), ...(bottoms.has(noLane) ? [noLane] : [])]) {
    const collapsed = board.layout.views.get(laneId)?.collapsed === true;
    const set = board.layout.lanes.get(laneId)?.h ?? laneHeight;
    const height = collapsed ? collapsedLaneHeight : Math.max(set, bottoms.get(laneId) ?? 0);
    bands.push({ laneId, top: bottomOf(bands), height, collapsed });
  }
  return bands;
}

function contentBottoms(board: Board): Map<string, number> {
  const bottoms = new Map<string, number>();
  for (const [id, box] of board.layout.boxes) {
    const laneId = board.nodes.get(id)?.laneId ?? noLane;
    bottoms.set(laneId, Math.max(bottoms.get(laneId) ?? 0, bottomInLane(box)));
  }
  return bottoms;
}

/** How far down a lane has to reach for a card. */
export const bottomInLane = (box: Box): number => box.y + box.h + laneMargin;

/**
 * A card's box on the whole board; never left of it or above its lane. Undefined for an unknown card.
 */
export function absoluteBox(
  board: Board,
  nodeId: string,
  bands: readonly LaneBand[] = laneBands(board),
): Box | undefined {
  const box = board.layout.boxes.get(nodeId);
  const node = board.nodes.get(nodeId);
  if (box === undefined || node === undefined) return undefined;
  const band = bands.find(({ laneId }) => laneId === (node.laneId ?? noLane));
  const top = band?.top ?? bottomOf(bands);
  return { ...box, x: Math.max(0, box.x), y: top + Math.max(0, box.y) };
}

/** The lane at a height of the board: the first above it all, the last below it all; undefined without lanes. */
export function laneAt(bands: readonly LaneBand[], y: number): LaneBand | undefined {
  return bands.find(({ top, height }) => y < top + height) ?? bands.at(-1);
}

/** A point of the whole board as a place in the lane that lies there. */
export function placeAt(
  bands: readonly LaneBand[],
  { x, y }: Point,
): (Point & { laneId: string }) | undefined {
  const band = laneAt(bands, y);
  return band && { laneId: band.laneId, x: Math.max(0, x), y: Math.max(0, y - band.top) };
}

/** Height of all lanes together. */
export function bottomOf(bands: readonly LaneBand[]): number {
  const last = bands.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}
