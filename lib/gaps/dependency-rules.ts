/** Who needs what from whom: promised, in time, without circles, and not on one vendor's word. */

import type { Finding } from "./gap.ts";
import type { GapFacts } from "./gap-facts.ts";
import { hardCycles } from "./hard-cycles.ts";

export const dependencyRules = [unanswered, late, circles, vendorsWithoutWayOut, lonelyLanes];

function unanswered(facts: GapFacts): Finding[] {
  const { answers } = facts;
  if (!answers) return [];
  return facts.needs
    .filter(
      ({ id, criticality }) => criticality === "CRITICAL" && answers.get(id)?.verdict !== "ACKNOWLEDGED",
    )
    .map(({ id, targetId }) => ({
      code: "DEP-001",
      elementId: id,
      message: `Whoever provides “${facts.titleOf(targetId)}” hasn't acknowledged that ${facts.titleOf(id)}. Ask for an answer.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function late(facts: GapFacts): Finding[] {
  return facts.needs.flatMap((need): Finding[] => {
    const promisedBy = facts.answers?.get(need.id)?.promisedBy;
    const words = `${facts.titleOf(need.id)}`;
    const isLate = promisedBy && need.needBy !== undefined && promisedBy > need.needBy;
    if (!isLate && (need.criticality !== "CRITICAL" || need.needBy !== undefined)) return [];
    return [
      {
        code: "DEP-002",
        elementId: need.id,
        message: isLate
          ? `${words} by ${need.needBy}, and it is promised for ${promisedBy}. Agree on a day.`
          : `Nobody has said by when ${words}. Set the day.`,
        fixes: [{ kind: "open", elementId: need.id }],
      },
    ];
  });
}

function circles(facts: GapFacts): Finding[] {
  return hardCycles(facts.needs).map((cycle) => {
    const [weakest = ""] = cycle;
    return {
      code: "DEP-003",
      elementId: weakest,
      relatedIds: cycle.slice(1),
      message: `${cycle.length} needs form a circle: ${facts.titleOf(weakest)}, and in the end the other way round. Soften one, or split a card.`,
      fixes: [
        { kind: "soften", edgeId: weakest },
        { kind: "open", elementId: weakest },
      ],
    };
  });
}

function vendorsWithoutWayOut(facts: GapFacts): Finding[] {
  const { board } = facts;
  const isVendor = (nodeId: string) =>
    board.lanes.get(board.nodes.get(nodeId)?.laneId ?? "")?.kind === "VENDOR";
  return facts.needs
    .filter(
      ({ strength, sourceId, targetId, fallback, contractRef }) =>
        strength === "HARD" && isVendor(targetId) && !isVendor(sourceId) && !fallback && !contractRef,
    )
    .map(({ id }) => ({
      code: "DEP-004",
      elementId: id,
      message: `${facts.titleOf(id)} from a vendor, without a fallback and without a contract. Add one of them.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function lonelyLanes(facts: GapFacts): Finding[] {
  const { board } = facts;
  const linked = new Set<string | undefined>();
  for (const { sourceId, targetId } of board.edges.values()) {
    linked.add(board.nodes.get(sourceId)?.laneId);
    linked.add(board.nodes.get(targetId)?.laneId);
  }
  if (board.edges.size === 0) return [];
  return [...board.lanes.values()]
    .filter(({ id, kind }) => (kind === "TEAM" || kind === "VENDOR") && !linked.has(id))
    .map(({ id, name }) => ({
      code: "DEP-006",
      elementId: id,
      message: `“${name || "A lane"}” is linked to nobody. Check whether something is missing.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}
