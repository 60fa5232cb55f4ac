/** How a score differs from an earlier one; what is less than a tenth of a point is no difference. */

export type ScoreChange =
  | { kind: "new" }
  | { kind: "same" }
  /** `by` in points. */
  | { kind: "up"; by: number }
  | { kind: "down"; by: number };

const leastPoints = 0.05;

/** @param before undefined: there was no such score. */
export function changeSince(score: number, before: number | undefined): ScoreChange {
  if (before === undefined) return { kind: "new" };
  const by = Math.abs(score - before);
  if (by < leastPoints) return { kind: "same" };
  return { kind: score > before ? "up" : "down", by };
}
