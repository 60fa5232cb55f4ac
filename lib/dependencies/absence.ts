/**
 * What rests on a person, for the day they are away: what they own, whom that reaches, and who could stand in. A
 * stand-in is named on the card itself, or owns something else in its lane.
 */
import { type Board, type BoardNode, criticalities } from "#lib/board/model.ts";

export interface RestingCard {
  readonly id: string;
  /** People who could stand in, those named on the card first. */
  readonly standInIds: readonly string[];
}

export interface Absence {
  /** The most critical first. */
  readonly cards: readonly RestingCard[];
  /** Needs they own. */
  readonly needIds: readonly string[];
  /** Risks they decide about that aren't closed. */
  readonly riskIds: readonly string[];
  /** Flows that pass a card of theirs, and the share of all journeys in them, 0–1. */
  readonly flowIds: readonly string[];
  readonly share: number;
}

/** O(cards + needs + steps of flows). */
export function absenceOf(board: Board, personId: string): Absence {
  const { nodes, edges, risks, flows } = board;
  const own = [...nodes.values()].filter(({ ownerId }) => ownerId === personId).sort(byCriticality);
  const ids = new Set(own.map(({ id }) => id));
  const passing = [...flows.values()].filter(({ path }) => path.some((id) => ids.has(id)));
  const inLane = ownersByLane(board);
  return {
    cards: own.map((node) => ({ id: node.id, standInIds: standInsOf(node, inLane, personId) })),
    needIds: [...edges.values()]
      .filter(({ cls, ownerId }) => cls === "DEPENDENCY" && ownerId === personId)
      .map(({ id }) => id),
    riskIds: [...risks.values()]
      .filter(({ ownerId, status }) => ownerId === personId && status !== "CLOSED")
      .map(({ id }) => id),
    flowIds: passing.map(({ id }) => id),
    share: Math.min(
      1,
      passing.reduce((sum, { share = 0 }) => sum + share, 0),
    ),
  };
}

const byCriticality = (a: BoardNode, b: BoardNode): number =>
  criticalities.indexOf(a.criticality) - criticalities.indexOf(b.criticality) || (a.id < b.id ? -1 : 1);

function ownersByLane({ nodes }: Board): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { laneId, ownerId } of nodes.values()) {
    if (laneId === undefined || ownerId === undefined) continue;
    const known = owners.get(laneId) ?? new Set();
    owners.set(laneId, known.add(ownerId));
  }
  return owners;
}

function standInsOf(
  { contributors, laneId }: BoardNode,
  inLane: ReadonlyMap<string, ReadonlySet<string>>,
  personId: string,
): string[] {
  const all = new Set([...contributors, ...(inLane.get(laneId ?? "") ?? [])]);
  all.delete(personId);
  return [...all];
}
