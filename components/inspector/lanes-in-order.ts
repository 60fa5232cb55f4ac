/** The lanes of a board from top to bottom. */
import type { Board, Lane } from "#lib/board/model.ts";

/** By fractional order, ties by id; lanes without a place come last. */
export function lanesInOrder(board: Board): Lane[] {
  const key = (lane: Lane) => board.layout.lanes.get(lane.id)?.order ?? "~";
  return [...board.lanes.values()].sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
