/** How risks are put into words and colours: the same in the chart, the tables and the details. */
import { titleOrKind } from "#components/board/domain-words.ts";
import type { Board } from "#lib/board/model.ts";
import { riskLevel } from "#lib/risk/risk-level.ts";
import type { Cause, Range } from "#lib/risk/score-risk.ts";

/** 95.9, 13, 0.04: three figures are more than anybody knows. */
export function scoreWords(score: number): string {
  if (score >= 100) return Math.round(score).toLocaleString("en");
  if (score >= 0.1 || score === 0) return score.toFixed(1);
  return "< 0.1";
}

export const rangeWords = ({ low, high }: Range): string => `${scoreWords(low)} to ${scoreWords(high)}`;

/** 0.738 → "74 %" */
export const wholePercent = (share: number): string => `${Math.round(share * 100)} %`;

/** Journeys hit, of a thousand. */
export const perThousand = (share: number): string => scoreWords(1000 * share);

export const riskFill = (score: number): string => `var(--risk-${riskLevel(score)})`;
export const onRiskFill = (score: number): string => `var(--on-risk-${riskLevel(score)})`;

/** A card by its title, a dependency by its ends; gone ones by nothing. */
export function elementTitle(board: Board, id: string): string {
  const node = board.nodes.get(id);
  if (node) return titleOrKind(node);
  const edge = board.edges.get(id);
  const [source, target] = [edge?.sourceId, edge?.targetId].map((end) => board.nodes.get(end ?? ""));
  return source && target ? `${titleOrKind(source)} needs ${titleOrKind(target)}` : "Something deleted";
}

/** Whom one depends on along the way, the nearest first; empty when it fails by itself. */
export const providersOnTheWay = (board: Board, path: readonly string[]): string[] =>
  path.map((id) => elementTitle(board, board.edges.get(id)?.targetId ?? ""));

/** Share of this cause in everything that hits the card. */
export function partOf(cause: Cause, causes: readonly Cause[]): number {
  const all = causes.reduce((sum, { contribution }) => sum + contribution, 0);
  return all === 0 ? 0 : cause.contribution / all;
}
