/**
 * What somebody signs who approves a lane or a flow (docs/domain.md §4): its cards with their acceptance criteria and
 * checkpoints, its flow edges, and every dependency of its cards. Notes and groups say nothing that could be approved.
 */
import { hashElement, hashLines } from "#lib/board/hash-board.ts";
import type { Board, BoardEdge, BoardNode, EntityOf } from "#lib/board/model.ts";

export const reviewScopeTypes = ["LANE", "FLOW"] as const;
export interface ReviewScope {
  readonly type: (typeof reviewScopeTypes)[number];
  readonly id: string;
}

export const coveredMaps = ["nodes", "edges", "flows", "checkpoints"] as const;
export type CoveredMap = (typeof coveredMaps)[number];
export type CoveredElement = {
  [M in CoveredMap]: { readonly map: M; readonly element: EntityOf[M] };
}[CoveredMap];
/** By element id. */
export type Coverage = ReadonlyMap<string, CoveredElement>;

/** The union over the scopes; a lane or flow that isn't there covers nothing. O(scopes × board). */
export function coveredElements(board: Board, scopes: readonly ReviewScope[]): Coverage {
  const covered = new Map<string, CoveredElement>();
  const add = (entry: CoveredElement) => covered.set(entry.element.id, entry);
  for (const scope of scopes) {
    const cards = cardsOf(board, scope);
    const flow = scope.type === "FLOW" ? board.flows.get(scope.id) : undefined;
    if (flow) add({ map: "flows", element: flow });
    for (const card of cards.values()) {
      add({ map: "nodes", element: card });
      for (const checkpoint of checkpointsOf(board, card)) add({ map: "checkpoints", element: checkpoint });
    }
    for (const edge of board.edges.values())
      if (isCovered(edge, cards, scope)) add({ map: "edges", element: edge });
  }
  return covered;
}

/** Element id → hash of its meaning: what a signature binds to. */
export const signatureOf = (coverage: Coverage): Record<string, string> =>
  Object.fromEntries([...coverage].map(([id, entry]) => [id, hashCovered(entry)]));

/** One hash over a whole signature, to say "this is what I saw". */
export const hashSignature = (signature: Readonly<Record<string, string>>): string =>
  hashLines(Object.entries(signature).map(([id, hash]) => `${id}:${hash}`));

export function hashCovered({ map, element }: CoveredElement): string {
  return hashElement(map, element);
}

function cardsOf(board: Board, { type, id }: ReviewScope): ReadonlyMap<string, BoardNode> {
  const cards = type === "LANE" ? cardsInLane(board, id) : cardsOnPath(board, id);
  return new Map(
    cards.filter(({ kind }) => kind !== "NOTE" && kind !== "GROUP").map((card) => [card.id, card]),
  );
}

const cardsInLane = ({ nodes }: Board, laneId: string): BoardNode[] =>
  [...nodes.values()].filter((node) => node.laneId === laneId);

const cardsOnPath = ({ nodes, flows }: Board, flowId: string): BoardNode[] =>
  (flows.get(flowId)?.path ?? []).flatMap((id) => nodes.get(id) ?? []);

function checkpointsOf({ checkpoints }: Board, { checkpointId, acceptance }: BoardNode) {
  const ids = [checkpointId, ...acceptance.map((criterion) => criterion.checkpointId)];
  return ids.flatMap((id) => (id === undefined ? [] : (checkpoints.get(id) ?? [])));
}

/** A lane answers for the ways out of its cards, a flow for those between its cards; both for what their cards need. */
function isCovered(
  { cls, sourceId, targetId }: BoardEdge,
  cards: ReadonlyMap<string, BoardNode>,
  { type }: ReviewScope,
): boolean {
  if (cls === "DEPENDENCY") return cards.has(sourceId) || cards.has(targetId);
  if (cls !== "CONTROL" || !cards.has(sourceId)) return false;
  return type === "LANE" || cards.has(targetId);
}
