/** What is different between two boards, by the maps the canvas is drawn from. O(what changed) from one edit to the next. */
import type { Board } from "#lib/board/model.ts";
import { changedKeys } from "#lib/layered-map.ts";

export interface BoardChange {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  people: ReadonlySet<string>;
  checkpoints: ReadonlySet<string>;
  boxes: ReadonlySet<string>;
  views: ReadonlySet<string>;
  /** Names, order or heights of lanes. */
  hasOtherLanes: boolean;
  hasOtherFlows: boolean;
}

/** Everything is new to whoever has no board yet. */
export function boardChange(before: Board | undefined, after: Board): BoardChange {
  const changed = <V>(mapOf: (board: Board) => ReadonlyMap<string, V>) =>
    changedKeys(before ? mapOf(before) : new Map<string, V>(), mapOf(after));
  return {
    nodes: changed((board) => board.nodes),
    edges: changed((board) => board.edges),
    people: changed((board) => board.people),
    checkpoints: changed((board) => board.checkpoints),
    boxes: changed((board) => board.layout.boxes),
    views: changed((board) => board.layout.views),
    hasOtherLanes: before?.lanes !== after.lanes || before.layout.lanes !== after.layout.lanes,
    hasOtherFlows: before?.flows !== after.flows,
  };
}
