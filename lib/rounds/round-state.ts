/**
 * Where a round stands, derived from who must approve and from what they signed: nothing here is stored, except how a
 * round ended.
 */
export const verdicts = ["APPROVE", "APPROVE_WITH_CONDITIONS", "REQUEST_CHANGES", "ABSTAIN"] as const;
export type Verdict = (typeof verdicts)[number];

export const validities = ["VALID", "STALE", "WITHDRAWN", "SUPERSEDED"] as const;
export type Validity = (typeof validities)[number];

/** How a round ended; UNANSWERED: somebody hadn't signed, or nobody approved. */
export const roundOutcomes = ["APPROVED", "CHANGES_REQUESTED", "UNANSWERED"] as const;
export type RoundOutcome = (typeof roundOutcomes)[number];

export interface SignedApproval {
  readonly id: string;
  readonly approverId: string;
  readonly verdict: Verdict;
  readonly isWithdrawn: boolean;
}

/** The one of each person that counts: their newest, unless they withdrew it. Oldest first in. */
export function standingApprovals<T extends SignedApproval>(approvals: readonly T[]): T[] {
  const newest = new Map(approvals.map((approval) => [approval.approverId, approval]));
  return [...newest.values()].filter(({ isWithdrawn }) => !isWithdrawn);
}

/** By approval id. `isStale` is asked only of those that count. */
export function validityOf(
  approvals: readonly SignedApproval[],
  isStale: (approvalId: string) => boolean,
): Map<string, Validity> {
  const standing = new Set(standingApprovals(approvals).map(({ id }) => id));
  return new Map(
    approvals.map(({ id, isWithdrawn }) => {
      if (isWithdrawn) return [id, "WITHDRAWN"];
      if (!standing.has(id)) return [id, "SUPERSEDED"];
      return [id, isStale(id) ? "STALE" : "VALID"];
    }),
  );
}

export interface RoundStanding {
  readonly approverIds: readonly string[];
  /** Those that count (`standingApprovals`). */
  readonly standing: readonly {
    readonly approverId: string;
    readonly verdict: Verdict;
    readonly isStale: boolean;
  }[];
}

export interface RoundProgress {
  readonly kind: "OPEN" | "APPROVED" | "CHANGES_REQUESTED";
  /** Who has to sign, or to sign again because what they signed has changed; in the order of the approvers. */
  readonly waitingFor: readonly string[];
}

/**
 * Changes requested by anybody block; whoever abstained isn't waited for and doesn't approve. A round that nobody has
 * to approve, or that all abstained from, is never approved.
 */
export function roundProgress({ approverIds, standing }: RoundStanding): RoundProgress {
  const answers = new Map(standing.map((answer) => [answer.approverId, answer]));
  const waitingFor = [...new Set(approverIds)].filter((id) => {
    const answer = answers.get(id);
    return !answer || (answer.isStale && answer.verdict !== "ABSTAIN");
  });
  if (standing.some(({ verdict }) => verdict === "REQUEST_CHANGES"))
    return { kind: "CHANGES_REQUESTED", waitingFor };
  const isApproved = waitingFor.length === 0 && standing.some(({ verdict }) => verdict !== "ABSTAIN");
  return { kind: isApproved ? "APPROVED" : "OPEN", waitingFor };
}

/** How a round ends that is closed as it stands. */
export const outcomeOf = ({ kind }: RoundProgress): RoundOutcome => (kind === "OPEN" ? "UNANSWERED" : kind);
