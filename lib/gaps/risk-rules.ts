/** What could go wrong is answered for, and what is taken for granted is tested. */
import type { Risk } from "#lib/board/model.ts";
import { daysBetween } from "#lib/calendar-day.ts";
import { levelBounds } from "#lib/risk/risk-level.ts";
import type { Finding } from "./gap.ts";
import type { GapFacts } from "./gap-facts.ts";

export const riskRules = [openRisks, acceptedWithoutFallback, untestedAssumptions, niceToHave];

/** From here on a cause weighs as much as a card of high or medium severity. */
const [, medium, , high] = levelBounds;

function openRisks(facts: GapFacts): Finding[] {
  const byElement = new Map(facts.risk.providers.map((provider) => [provider.id, provider.score]));
  const severe = new Set(facts.risk.nodes.filter(({ severity }) => severity === "HIGH").map(({ id }) => id));
  const openOnes = [...facts.board.risks.values()].filter(({ status }) => status === "OPEN");
  return openOnes.flatMap((risk): Finding[] => {
    const score = byElement.get(risk.targetId) ?? 0;
    const isHigh = score >= high || severe.has(risk.targetId);
    const words = risk.event || risk.cause || facts.titleOf(risk.targetId);
    return [
      ...(risk.ownerId === undefined && (isHigh || score >= medium)
        ? [withoutOwner(facts, risk, words)]
        : []),
      ...(risk.response === undefined && isHigh ? [withoutResponse(risk, words)] : []),
    ];
  });
}

function withoutOwner({ board }: GapFacts, risk: Risk, words: string): Finding {
  const personId = (board.nodes.get(risk.targetId) ?? board.edges.get(risk.targetId))?.ownerId;
  return {
    code: "OWN-008",
    elementId: risk.targetId,
    relatedIds: [risk.id],
    message: `Nobody decides about “${words}”. Name one person.`,
    fixes:
      personId === undefined
        ? [{ kind: "open", elementId: risk.targetId }]
        : [{ kind: "assign-owner", elementId: risk.id, personId }],
  };
}

const withoutResponse = (risk: Risk, words: string): Finding => ({
  code: "RSK-001",
  elementId: risk.targetId,
  relatedIds: [risk.id],
  message: `“${words}” would hurt customers most, and nobody has said what is done about it. Choose a response.`,
  fixes: [
    { kind: "reduce-risk", riskId: risk.id },
    { kind: "open", elementId: risk.targetId },
  ],
});

function acceptedWithoutFallback(facts: GapFacts): Finding[] {
  return [...facts.board.risks.values()]
    .filter(
      ({ status, response, fallback }) =>
        (status === "ACCEPTED" || response === "ACCEPT") && fallback.trim() === "",
    )
    .map((risk) => ({
      code: "RSK-004",
      elementId: risk.targetId,
      relatedIds: [risk.id],
      message: `“${risk.event || facts.titleOf(risk.targetId)}” is accepted without a word on what is done if it happens. Write it down.`,
      fixes: [{ kind: "open", elementId: risk.targetId }],
    }));
}

function untestedAssumptions({ board, today }: GapFacts): Finding[] {
  const isCritical = (id: string) => (board.nodes.get(id) ?? board.edges.get(id))?.criticality === "CRITICAL";
  return [...board.assumptions.values()]
    .filter(
      ({ status, validateBy, targetIds }) =>
        status === "UNTESTED" && validateBy !== undefined && validateBy < today && targetIds.some(isCritical),
    )
    .map(({ id, statement, validateBy, targetIds }) => ({
      code: "RSK-003",
      elementId: targetIds.find(isCritical) ?? null,
      relatedIds: [id],
      message: `“${statement}” was to be tested by ${validateBy} and something critical rests on it. Test it, or raise a blocker.`,
    }));
}

const weeksBefore = 5;

function niceToHave(facts: GapFacts): Finding[] {
  const { launchAt } = facts.board.meta;
  if (
    launchAt === undefined ||
    launchAt < facts.today ||
    daysBetween(facts.today, launchAt) > weeksBefore * 7
  )
    return [];
  return [...facts.board.nodes.values()]
    .filter(({ scope, criticality, kind }) => scope === "CORE" && criticality === "MINOR" && kind === "STEP")
    .map(({ id }) => ({
      code: "SCP-004",
      elementId: id,
      message: `“${facts.titleOf(id)}” is minor, and the launch is near. Move it to later?`,
      fixes: [{ kind: "move-to-later", nodeId: id }],
    }));
}
