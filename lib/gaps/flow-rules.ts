/** Journeys are whole: a happy path, exceptions where it matters, and fallbacks that lead somewhere. */
import type { BoardNode } from "#lib/board/model.ts";
import type { Finding, GapFix } from "./gap.ts";
import { byKind, type GapFacts } from "./gap-facts.ts";

export const flowRules = [
  missingJourneys,
  withoutException,
  exceptionsWithoutWayOut,
  exceptionForms,
  sharedProviders,
  manualFallbacks,
  decisions,
  offEveryPath,
  withoutMacro,
];

function missingJourneys({ board }: GapFacts): Finding[] {
  if (board.nodes.size === 0) return [];
  const flows = [...board.flows.values()];
  const lacks = [
    ...(flows.some(({ kind }) => kind === "HAPPY") ? [] : ["a happy path"]),
    ...(flows.some(({ isTop }) => isTop) ? [] : ["a top exception"]),
    ...(byKind(board, "FALLBACK").length > 0 ? [] : ["a fallback"]),
  ];
  if (lacks.length === 0) return [];
  return [
    {
      code: "FLW-001",
      elementId: null,
      message: `This board has no ${list(lacks, "and no")} yet. Draw what is missing.`,
    },
  ];
}

function withoutException(facts: GapFacts): Finding[] {
  return [...byKind(facts.board, "STEP"), ...byKind(facts.board, "DECISION")]
    .filter(
      ({ id, criticality }) =>
        criticality === "CRITICAL" && !facts.waysOut(id).some(({ type }) => type === "RAISES"),
    )
    .map(({ id }) => ({
      code: "FLW-002",
      elementId: id,
      message: `“${facts.titleOf(id)}” is critical, and nobody has drawn what can go wrong there. Add its exception.`,
      fixes: [{ kind: "add-exception", nodeId: id }],
    }));
}

function exceptionsWithoutWayOut(facts: GapFacts): Finding[] {
  return byKind(facts.board, "EXCEPTION").flatMap(({ id }): Finding[] => {
    const fallbacks = facts.waysOut(id).filter(({ type }) => type === "FALLS_BACK_TO");
    if (fallbacks.length === 0) {
      if (facts.reachesOutcome.has(id)) return [];
      return [
        {
          code: "FLW-003",
          elementId: id,
          message: `Nothing happens after “${facts.titleOf(id)}”. Add the fallback, or the outcome it ends in.`,
          fixes: [addFallback(facts, id)],
        },
      ];
    }
    return fallbacks
      .filter(({ targetId }) => !facts.reachesOutcome.has(targetId))
      .map(({ targetId }) => ({
        code: "FLW-004",
        elementId: id,
        relatedIds: [targetId],
        message: `The fallback “${facts.titleOf(targetId)}” leads nowhere. Draw where the customer ends up.`,
        fixes: toOutcome(facts, targetId),
      }));
  });
}

/** The customer comes back after the step that went wrong. */
function addFallback(facts: GapFacts, exceptionId: string): GapFix {
  const raiserId = facts.waysIn(exceptionId).find(({ type }) => type === "RAISES")?.sourceId ?? "";
  const next = facts
    .waysOut(raiserId)
    .find(({ targetId, type }) => type !== "RAISES" && facts.reachesOutcome.has(targetId));
  return { kind: "add-fallback", exceptionId, ...(next && { rejoinId: next.targetId }) };
}

function toOutcome(facts: GapFacts, fallbackId: string): GapFix[] {
  const outcome = byKind(facts.board, "OUTCOME")[0];
  const open: GapFix = { kind: "open", elementId: fallbackId };
  return outcome ? [{ kind: "connect-outcome", fallbackId, outcomeId: outcome.id }, open] : [open];
}

function exceptionForms(facts: GapFacts): Finding[] {
  return byKind(facts.board, "EXCEPTION").flatMap((node): Finding[] => {
    const { money, stock, order } = node.stateAfter ?? {};
    const lacks = [
      ...(node.customerMessage.trim() === "" ? ["what the customer reads"] : []),
      ...(money && stock && order ? [] : ["the state of money, stock and order"]),
    ];
    if (lacks.length === 0) return [];
    return [
      {
        code: "FLW-005",
        elementId: node.id,
        message: `“${facts.titleOf(node.id)}” doesn't say ${list(lacks, "nor")}. Write it down.`,
        fixes: [{ kind: "open", elementId: node.id }],
      },
    ];
  });
}

function sharedProviders(facts: GapFacts): Finding[] {
  return byKind(facts.board, "FALLBACK").flatMap((fallback): Finding[] => {
    const own = providersOf(facts, fallback.id);
    const rescued = facts
      .waysIn(fallback.id)
      .filter(({ type }) => type === "FALLS_BACK_TO")
      .flatMap(({ sourceId }) => facts.waysIn(sourceId).filter(({ type }) => type === "RAISES"))
      .map(({ sourceId }) => sourceId);
    const shared = new Set(
      rescued.flatMap((id) => [...providersOf(facts, id)].filter((provider) => own.has(provider))),
    );
    if (shared.size === 0) return [];
    return [
      {
        code: "FLW-006",
        elementId: fallback.id,
        relatedIds: [...shared],
        message: `“${facts.titleOf(fallback.id)}” needs ${list([...shared].map(facts.titleOf), "and")}, as does the step it rescues: both fail together. Find a way without it.`,
        fixes: [{ kind: "open", elementId: fallback.id }],
      },
    ];
  });
}

/** Whatever a card needs, directly or through others. */
function providersOf(facts: GapFacts, id: string): Set<string> {
  const found = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const { targetId } of facts.needsOf(at)) {
      if (found.has(targetId)) continue;
      found.add(targetId);
      waiting.push(targetId);
    }
  return found;
}

function manualFallbacks(facts: GapFacts): Finding[] {
  return byKind(facts.board, "FALLBACK")
    .filter(({ mode, capacityPerDay }) => mode === "MANUAL" && capacityPerDay === undefined)
    .map(({ id }) => ({
      code: "FLW-007",
      elementId: id,
      message: `“${facts.titleOf(id)}” is done by hand. Say how many cases a day can be handled.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

function decisions(facts: GapFacts): Finding[] {
  return byKind(facts.board, "DECISION").flatMap((node): Finding[] => {
    const problem = decisionProblem(facts, node);
    if (!problem) return [];
    return [
      {
        code: "FLW-008",
        elementId: node.id,
        message: `“${facts.titleOf(node.id)}” ${problem}`,
        fixes: [{ kind: "open", elementId: node.id }],
      },
    ];
  });
}

function decisionProblem(facts: GapFacts, { id }: BoardNode): string | undefined {
  // What goes wrong while deciding isn't an answer; what is drawn with a condition is one.
  const answers = facts.waysOut(id).filter(({ type, guard }) => type !== "RAISES" || guard.trim() !== "");
  if (answers.length < 2) return "has only one way out. Draw the other answers.";
  const guards = answers.filter(({ isDefault }) => !isDefault).map(({ guard }) => guard.trim().toLowerCase());
  if (guards.includes("")) return "has an answer without a condition. Write when it is taken.";
  if (new Set(guards).size < guards.length)
    return "has two answers with the same condition. Tell them apart.";
  const shares = answers.map(({ share }) => share).filter((share) => share !== undefined);
  const sum = shares.reduce((all, share) => all + share, 0);
  if (shares.length === answers.length && Math.abs(sum - 1) > 0.001)
    return `has answers that add up to ${Math.round(sum * 100)} %. Make it 100 %.`;
  return undefined;
}

const onJourneys: readonly BoardNode["kind"][] = ["STEP", "DECISION", "EXCEPTION", "FALLBACK"];

function offEveryPath(facts: GapFacts): Finding[] {
  return [...facts.board.nodes.values()]
    .filter(({ id, kind, scope }) => onJourneys.includes(kind) && scope === "CORE" && !facts.onPaths.has(id))
    .map(({ id }) => ({
      code: "FLW-009",
      elementId: id,
      message: `“${facts.titleOf(id)}” is in no flow. Put it on a path, or move it to later.`,
      fixes: [
        { kind: "move-to-later", nodeId: id },
        { kind: "open", elementId: id },
      ],
    }));
}

function withoutMacro(facts: GapFacts): Finding[] {
  return byKind(facts.board, "EXCEPTION")
    .filter(({ customerFacing, supportMacroRef }) => customerFacing && !supportMacroRef)
    .map(({ id }) => ({
      code: "FLW-011",
      elementId: id,
      message: `Support has no answer ready for “${facts.titleOf(id)}”. Name its macro.`,
      fixes: [{ kind: "open", elementId: id }],
    }));
}

/** "a, b and c" */
export function list(items: readonly string[], last: string): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}
