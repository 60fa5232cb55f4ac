/** Six steps of risk: what a colour stands for, everywhere the same. */

/** From here on the next level begins; harm points per 1,000 journeys. */
export const levelBounds = [1, 5, 10, 20, 60] as const;

export type RiskLevel = 1 | 2 | 3 | 4 | 5 | 6;

export const riskLevel = (score: number): RiskLevel =>
  (1 + levelBounds.filter((bound) => score >= bound).length) as RiskLevel;
