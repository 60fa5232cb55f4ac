/** From which cards a journey comes to an end: arrows of the flow followed back from the outcomes. O(cards + links). */
import type { Board } from "#lib/board/model.ts";

/** Ids of the outcomes and of every card with a way to one. */
export function reachingOutcome({ nodes, edges }: Board): ReadonlySet<string> {
  const arrows = [...edges.values()].filter(({ cls }) => cls === "CONTROL");
  const into = Map.groupBy(arrows, ({ targetId }) => targetId);
  const outcomes = [...nodes.values()].filter(({ kind }) => kind === "OUTCOME");
  const reached = new Set(outcomes.map(({ id }) => id));
  // A set goes on to what is added to it on the way.
  for (const id of reached) for (const { sourceId } of into.get(id) ?? []) reached.add(sourceId);
  return reached;
}
