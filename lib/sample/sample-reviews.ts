/**
 * What the sample's team decided and signed in its first three review rounds (sample-rounds.ts has the boards of then).
 * Its people have no accounts: they sign by the ids they have on the board.
 */
import type { ReviewScope } from "#lib/rounds/covered-elements.ts";
import type { RoundKind } from "#lib/rounds/round-kinds.ts";
import type { Verdict } from "#lib/rounds/round-state.ts";

interface SampleSignature {
  /** Of the person on the board. */
  readonly by: string;
  readonly scopes: readonly ReviewScope[];
  readonly verdict: Verdict;
  readonly conditions?: readonly string[];
}

export interface SampleReview {
  readonly kind: RoundKind;
  readonly objective: string;
  readonly openedBy: string;
  readonly signatures: readonly SampleSignature[];
}

const lane = (id: string): ReviewScope => ({ type: "LANE", id });
const flow = (id: string): ReviewScope => ({ type: "FLOW", id });

/** Rounds 1, 2 and 3. Each was open for a week and approved; what Pia signed last has changed since in one place. */
export const sampleReviews: readonly [SampleReview, SampleReview, SampleReview] = [
  {
    kind: "SCOPE",
    objective: "What is in for autumn: one checkout, one voucher at a time, and nothing else.",
    openedBy: "tom",
    signatures: [
      { by: "ana", scopes: [lane("store")], verdict: "APPROVE" },
      { by: "kofi", scopes: [lane("promo")], verdict: "APPROVE" },
    ],
  },
  {
    kind: "EXCEPTIONS",
    objective: "Every way the checkout can fail has an owner and a way out.",
    openedBy: "tom",
    signatures: [
      { by: "lena", scopes: [lane("oms")], verdict: "APPROVE" },
      {
        by: "pia",
        scopes: [lane("pay")],
        verdict: "APPROVE_WITH_CONDITIONS",
        conditions: ["The webhook arrives within 60 s for 99.9 % of authorisations."],
      },
      { by: "sara", scopes: [lane("supp")], verdict: "APPROVE" },
    ],
  },
  {
    kind: "PRECOMMIT",
    objective: "Can every team commit to the launch day?",
    openedBy: "tom",
    signatures: [
      { by: "ana", scopes: [flow("H")], verdict: "APPROVE" },
      { by: "lena", scopes: [lane("oms")], verdict: "APPROVE" },
      { by: "pia", scopes: [lane("pay"), flow("E3")], verdict: "APPROVE" },
    ],
  },
];
