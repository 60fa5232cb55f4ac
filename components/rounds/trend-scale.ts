/** Where a stability stands in the chart of the rounds, and what a point says. */
import type { StabilityPoint } from "#lib/contracts/comparison.ts";

/** What the launch gate asks of the last round. */
export const goal = 0.9;
export const goalWords = "Goal 0.90";

export interface TrendScale {
  /** The value at the bottom. */
  readonly least: number;
}

const roomBelow = 0.1;

/** From a little below the lowest value, in tenths, to 1 with room for its words. */
export function scaleOf(points: readonly StabilityPoint[]): TrendScale {
  const values = points.flatMap(({ value }) => value ?? []);
  const lowest = Math.min(goal, ...values) - roomBelow;
  return { least: Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10) };
}

/** The top is left to words: 1 stands at four fifths. */
const topPercent = 80;

/** From the bottom, in percent. */
export const placeOf = (value: number, { least }: TrendScale): number =>
  (Math.max(0, value - least) / (1 - least)) * topPercent;

export function pointWords({ previous, round, value, unexplained }: StabilityPoint): string {
  const pair = `Round ${previous.n} to round ${round.n}`;
  if (value === null) return `${pair}: nothing in scope`;
  const explained =
    unexplained === null || unexplained <= value
      ? "no change request explains any of what changed"
      : `${unexplained.toFixed(2)} counting only what no change request explains`;
  return `${pair}: ${value.toFixed(2)}, ${explained}. Compare the two`;
}
