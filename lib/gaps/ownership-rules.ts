/** Everything has one named person who answers for it. */
import type { BoardNode } from "#lib/board/model.ts";
import type { Finding, GapFix } from "./gap.ts";
import { byKind, type GapFacts, partsOf } from "./gap-facts.ts";
import { ownerLoad } from "./owner-load.ts";

export const ownershipRules = [
  cardsWithoutOwner,
  needsWithoutOwner,
  ownersThatAreNoPerson,
  peopleWithTooMuch,
  systemsNobodyNeeds,
];

function cardsWithoutOwner(facts: GapFacts): Finding[] {
  return partsOf(facts.board)
    .filter(({ ownerId }) => ownerId === undefined)
    .map((node) => ({
      code: node.kind === "DATA_ASSET" ? "OWN-005" : "OWN-001",
      elementId: node.id,
      message:
        node.kind === "DATA_ASSET"
          ? `Nobody keeps “${facts.titleOf(node.id)}”. Name one person as its steward.`
          : `“${facts.titleOf(node.id)}” has no owner. Name one person.`,
      fixes: assign(node.id, leadOf(facts, node.laneId)),
    }));
}

function needsWithoutOwner(facts: GapFacts): Finding[] {
  return facts.needs
    .filter(({ ownerId }) => ownerId === undefined)
    .map(({ id, sourceId }) => ({
      code: "OWN-002",
      elementId: id,
      message: `Nobody owns that ${facts.titleOf(id)}. Name one person on the side that needs it.`,
      fixes: assign(
        id,
        facts.board.nodes.get(sourceId)?.ownerId ?? leadOf(facts, facts.board.nodes.get(sourceId)?.laneId),
      ),
    }));
}

/** A mailbox or a whole team can't be asked. */
const noPerson = /@|\b(?:team|teams|department|group|desk|vendor|agency)\b/i;

function ownersThatAreNoPerson({ board }: GapFacts): Finding[] {
  const owning = new Set([...board.nodes.values(), ...board.edges.values()].map(({ ownerId }) => ownerId));
  return [...board.people.values()]
    .filter(({ id, name }) => owning.has(id) && (name.trim() === "" || noPerson.test(name)))
    .map(({ id, name }) => ({
      code: "OWN-003",
      elementId: id,
      message: `“${name || "Somebody without a name"}” owns something and is no person. Name the person who answers for it.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function peopleWithTooMuch({ board }: GapFacts): Finding[] {
  const load = ownerLoad(board);
  const all = [...load.values()].sort((a, b) => a - b);
  const total = all.reduce((sum, weight) => sum + weight, 0);
  const median = all[Math.floor(all.length / 2)] ?? 0;
  // Among two or three people somebody always carries a quarter.
  if (all.length < 4) return [];
  return [...load]
    .filter(([, weight]) => weight > total / 4 || weight > 2 * median)
    .map(([id, weight]) => ({
      code: "OWN-004",
      elementId: id,
      message: `${board.people.get(id)?.name || "One person"} carries ${Math.round((100 * weight) / total)} % of what is owned here. Hand some of it over.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function systemsNobodyNeeds(facts: GapFacts): Finding[] {
  return byKind(facts.board, "SYSTEM")
    .filter(({ id }) => facts.neededBy(id).length === 0)
    .map(({ id }) => ({
      code: "OWN-006",
      elementId: id,
      message: `No card says that it needs “${facts.titleOf(id)}”. Draw who needs it, so that somebody owns the integration.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

const assign = (elementId: string, personId: string | undefined): GapFix[] =>
  personId === undefined
    ? [{ kind: "open", elementId }]
    : [
        { kind: "assign-owner", elementId, personId },
        { kind: "open", elementId },
      ];

/** Who owns most in a lane; else somebody who works in it. */
export function leadOf({ board }: GapFacts, laneId: string | undefined): string | undefined {
  if (laneId === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const node of board.nodes.values()) if (node.laneId === laneId) count(counts, node.ownerId);
  const [lead] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return lead?.[0] ?? [...board.people.values()].find((person) => person.laneId === laneId)?.id;
}

function count(counts: Map<string, number>, id: BoardNode["ownerId"]): void {
  if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
}
