/** The kinds of review round, and which of them may lock the board once they are approved (decision 28). */
export const roundKinds = [
  "DISCOVERY",
  "SCOPE",
  "EXCEPTIONS",
  "PRECOMMIT",
  "MIDPOINT",
  "GATE",
  "POST_LAUNCH",
] as const;
export type RoundKind = (typeof roundKinds)[number];

const lockingKinds: readonly RoundKind[] = ["SCOPE", "PRECOMMIT", "GATE"];

export const mayLock = (kind: RoundKind): boolean => lockingKinds.includes(kind);
