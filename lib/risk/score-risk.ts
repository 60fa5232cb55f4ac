/**
 * Where it would hurt the customer (domain §6): a score for each customer-facing card with the causes behind it, and
 * for each cause what it does to all journeys. Expected harm points per 1,000 journeys in the board's window.
 */
import type { Board, BoardNode, Risk } from "#lib/board/model.ts";
import { type Arrival, createDependencyReach, edgeIdsOf, type Way } from "./dependency-reach.ts";
import { type CustomerStep, type Exposure, exposureOf } from "./exposure.ts";
import { type FailureMode, failureMode, type RiskScale, standardScale } from "./risk-scale.ts";

export type Severity = "HIGH" | "MEDIUM" | "LOW";

/** One root cause of a card's score. */
export interface Cause {
  readonly riskId: string;
  /** The card or dependency that fails. */
  readonly elementId: string;
  /** Share of the journeys through the card that this cause alone would hit, 0–1. */
  readonly contribution: number;
  /** The dependencies from the card to what fails; none when it fails itself. */
  readonly path: readonly string[];
}

/** Point value with what it is at the low and the high end of all probabilities. */
export interface Range {
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

export interface NodeRisk extends Range {
  readonly id: string;
  /** Share of all journeys that pass here, 0–1. */
  readonly exposure: number;
  /** That at least one cause reaches it in the window, 0–1. */
  readonly likelihood: number;
  /** Share of the journeys through it that are hit, 0–1. */
  readonly share: number;
  /** Harm points for one customer, and what is left of them by the card's fallback. */
  readonly harm: number;
  readonly residual: number;
  readonly severity: Severity;
  /** The strongest first; none: nobody has modelled what could go wrong. */
  readonly causes: readonly Cause[];
}

/** What an element's failures do to all journeys (domain §6: B). */
export interface ProviderRisk extends Range {
  readonly id: string;
  readonly riskIds: readonly string[];
  /** Fewest dependencies to a card the customer meets; null when none is met. */
  readonly proximity: number | null;
}

export interface RiskReport {
  /** The highest score first. */
  readonly nodes: readonly NodeRisk[];
  readonly providers: readonly ProviderRisk[];
  /** Open risks that can't be counted: their likelihood, extent or detection is open, or what they name is gone. */
  readonly incompleteRiskIds: readonly string[];
}

/** From scratch; about O(risks × what each reaches). An empty board gives an empty report. */
export function scoreRisk(board: Board, scale: RiskScale = standardScale): RiskReport {
  const exposure = exposureOf(board, scale);
  const reach = createDependencyReach(board, scale);
  const { byElement, incompleteRiskIds } = failuresOf(board, scale);
  const sums = new Map<string, StepSum>();
  for (const step of exposure.steps.values()) sums.set(step.node.id, newSum(step));
  const providers: ProviderRisk[] = [];
  for (const [elementId, failures] of byElement) {
    const arrivals = reach.from(elementId).filter(({ nodeId }) => sums.has(nodeId));
    for (const arrival of arrivals) sums.get(arrival.nodeId)?.add(elementId, failures, arrival);
    providers.push(providerRisk(elementId, failures, { arrivals, exposure }));
  }
  return {
    nodes: [...sums.values()].map((sum) => sum.result()).sort(byScore),
    providers: providers.sort(byScore),
    incompleteRiskIds,
  };
}

const byScore = (a: Range & { id: string }, b: Range & { id: string }): number =>
  b.score - a.score || (a.id < b.id ? -1 : 1);

interface Failure {
  readonly riskId: string;
  readonly mode: FailureMode;
}

function failuresOf(board: Board, scale: RiskScale) {
  const byElement = new Map<string, Failure[]>();
  const incompleteRiskIds: string[] = [];
  for (const risk of board.risks.values()) {
    if (risk.status === "CLOSED") continue;
    const mode = canFail(board, risk) ? failureMode(risk, scale, board.meta.windowDays) : undefined;
    if (!mode) incompleteRiskIds.push(risk.id);
    else byElement.set(risk.targetId, [...(byElement.get(risk.targetId) ?? []), { riskId: risk.id, mode }]);
  }
  return { byElement, incompleteRiskIds };
}

const canFail = (board: Board, { targetId }: Risk): boolean =>
  board.nodes.has(targetId) || board.edges.get(targetId)?.cls === "DEPENDENCY";

/** Gathers the causes of one card. */
interface StepSum {
  add(elementId: string, failures: readonly Failure[], arrival: Arrival): void;
  result(): NodeRisk;
}

function newSum(step: CustomerStep): StepSum {
  const causes: (Omit<Cause, "path"> & { way: Way | undefined })[] = [];
  // What escapes every cause; 1 − it is the noisy or.
  const unhurt = { point: 1, low: 1, high: 1 };
  const unhit = { point: 1, low: 1, high: 1 };
  return {
    add(elementId, failures, { reach, way }) {
      for (const { riskId, mode } of failures) {
        const { probability, hit } = mode;
        for (const end of ends) {
          unhurt[end] *= 1 - probability[end] * reach;
          unhit[end] *= 1 - probability[end] * hit * reach;
        }
        causes.push({ riskId, elementId, contribution: probability.point * hit * reach, way });
      }
    },
    result() {
      const { node, exposure, harm, residual } = step;
      const perShare = 1000 * exposure * harm * residual;
      const score = perShare * (1 - unhit.point);
      return {
        id: node.id,
        exposure,
        likelihood: 1 - unhurt.point,
        share: 1 - unhit.point,
        harm,
        residual,
        score,
        low: perShare * (1 - unhit.low),
        high: perShare * (1 - unhit.high),
        severity: severityOf({ node, harm, score, highLikelihood: 1 - unhurt.high }),
        causes: causes.sort(byContribution).map(({ way, ...cause }) => ({ ...cause, path: edgeIdsOf(way) })),
      };
    },
  };
}

const ends = ["point", "low", "high"] as const;

const byContribution = (a: { contribution: number; riskId: string }, b: typeof a): number =>
  b.contribution - a.contribution || (a.riskId < b.riskId ? -1 : 1);

/** Grave harm that may well happen without a rehearsed answer is high whatever its expected value. */
function severityOf(of: { node: BoardNode; harm: number; score: number; highLikelihood: number }): Severity {
  const isGrave = of.harm >= 60;
  if (of.score >= 20 || (isGrave && of.node.readiness !== "REHEARSED" && of.highLikelihood >= 0.05))
    return "HIGH";
  return of.score >= 5 || isGrave ? "MEDIUM" : "LOW";
}

/** A customer suffers at most the worst harm of a journey, however many of its steps fail. */
function providerRisk(
  id: string,
  failures: readonly Failure[],
  { arrivals, exposure }: { arrivals: readonly Arrival[]; exposure: Exposure },
): ProviderRisk {
  const harmed = new Map<string, number>();
  for (const { nodeId, reach } of arrivals) {
    const step = exposure.steps.get(nodeId);
    if (step) harmed.set(nodeId, step.harm * step.residual * reach);
  }
  let perJourney = 0;
  if (harmed.size > 0)
    for (const { share, steps } of exposure.journeys)
      perJourney += share * steps.reduce((worst, step) => Math.max(worst, harmed.get(step) ?? 0), 0);
  const scoreAt = (end: (typeof ends)[number]): number =>
    1000 *
    perJourney *
    (1 - failures.reduce((none, { mode }) => none * (1 - mode.probability[end] * mode.hit), 1));
  return {
    id,
    riskIds: failures.map(({ riskId }) => riskId),
    score: scoreAt("point"),
    low: scoreAt("low"),
    high: scoreAt("high"),
    proximity: arrivals.length === 0 ? null : Math.min(...arrivals.map(({ hops }) => hops)),
  };
}
