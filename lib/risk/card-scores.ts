/**
 * One score for each card of the map: where customers meet it, what reaches them there; elsewhere what its own failures
 * do to all journeys. Cards nobody has modelled have none.
 */
import type { RiskReport } from "./score-risk.ts";

/** Harm points per 1,000 journeys, by card. */
export function cardScores({ nodes, providers }: RiskReport): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { id, score } of providers) if (score > 0) scores.set(id, score);
  for (const { id, score, causes } of nodes) if (causes.length > 0) scores.set(id, score);
  return scores;
}
