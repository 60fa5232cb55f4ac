/**
 * Two states of a board on one map: the second as it is, and with it the ghosts of what only the first had, where it
 * stood in its lane; a link that leads elsewhere now leaves a ghost on its old way. For looking at only. O(elements).
 */
import type { Board } from "#lib/board/model.ts";

const ghostMark = "~was";

/** The ghost that a link with other ends leaves. */
export const ghostOf = (edgeId: string): string => `${edgeId}${ghostMark}`;

export function overlayBoard(before: Board, after: Board): Board {
  const gone = [...before.nodes.keys()].filter((id) => !after.nodes.has(id));
  const goneLanes = [...before.lanes.keys()].filter((id) => !after.lanes.has(id));
  return {
    ...after,
    lanes: withMissing(after.lanes, before.lanes),
    people: withMissing(after.people, before.people),
    nodes: withMissing(after.nodes, before.nodes),
    edges: new Map([...withMissing(after.edges, before.edges), ...oldWays(before, after)]),
    flows: withMissing(after.flows, before.flows),
    checkpoints: withMissing(after.checkpoints, before.checkpoints),
    risks: withMissing(after.risks, before.risks),
    assumptions: withMissing(after.assumptions, before.assumptions),
    layout: {
      boxes: withThose(after.layout.boxes, before.layout.boxes, gone),
      lanes: withThose(after.layout.lanes, before.layout.lanes, goneLanes),
      views: after.layout.views,
    },
  };
}

function withMissing<V>(map: ReadonlyMap<string, V>, others: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return withThose(
    map,
    others,
    [...others.keys()].filter((id) => !map.has(id)),
  );
}

/** The same map when there are none. */
function withThose<V>(
  map: ReadonlyMap<string, V>,
  others: ReadonlyMap<string, V>,
  ids: readonly string[],
): ReadonlyMap<string, V> {
  if (ids.length === 0) return map;
  const all = new Map(map);
  for (const id of ids) {
    const value = others.get(id);
    if (value !== undefined) all.set(id, value);
  }
  return all;
}

function oldWays(before: Board, after: Board) {
  return [...before.edges].flatMap(([id, was]) => {
    const is = after.edges.get(id);
    if (!is || (is.sourceId === was.sourceId && is.targetId === was.targetId)) return [];
    return [[ghostOf(id), { ...was, id: ghostOf(id) }] as const];
  });
}
