/** Gives a sample board its past: the review rounds its team has behind it, what was signed, and the board of then. */
import { encodeContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { utcDayOf } from "#lib/calendar-day.ts";
import { movedByWeeks, weeksToMove } from "#lib/sample/sample-days.ts";
import { type SampleReview, sampleReviews } from "#lib/sample/sample-reviews.ts";
import { type SampleRound, sampleRounds } from "#lib/sample/sample-rounds.ts";
import type { Context } from "#server/context.ts";
import type { KeptState } from "#server/reading/document-state.ts";
import type { KeptCoverage } from "#server/reading/read-approvals.ts";
import { runReading } from "#server/reading/readings.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import type { Ledger } from "./ledger.ts";

const dayMs = 24 * 60 * 60 * 1_000;
const daysOpen = 7;

type KeptSignature = SampleReview["signatures"][number] & { coverage: KeptCoverage };
interface KeptRound {
  n: number;
  round: SampleRound;
  review: SampleReview;
  state: KeptState;
  signatures: readonly KeptSignature[];
}
/** The same for every sample board of a week: worked out for the first one. */
let kept: { weeks: number; rounds: readonly KeptRound[] } | undefined;

export interface OfSampleBoard {
  boardId: string;
  workspaceId: string;
  at: Date;
}

/** Inside a running transaction. Nobody with an account signed or kept any of it, and the ids say so. */
export async function insertSampleRounds(
  deps: Pick<Context, "newId">,
  ledger: Ledger,
  of: OfSampleBoard,
): Promise<void> {
  const weeks = weeksToMove(utcDayOf(of.at));
  if (kept?.weeks !== weeks) kept = { weeks, rounds: keepRounds(weeks) };
  for (const round of kept.rounds) await insertRound(deps, ledger, { ...of, round });
}

async function insertRound(
  { newId }: Pick<Context, "newId">,
  ledger: Ledger,
  { boardId, workspaceId, at, round: one }: OfSampleBoard & { round: KeptRound },
): Promise<void> {
  const { n, review, signatures, state } = one;
  const { label, daysAgo, content } = one.round;
  const roundId = newId();
  const closedAt = new Date(at.getTime() - daysAgo * dayMs);
  const openedAt = new Date(closedAt.getTime() - daysOpen * dayMs);
  const by = { id: sampleUserId(review.openedBy), name: sampleNameOf(content, review.openedBy) };
  const { kind, objective } = review;
  await ledger.tx.round.create({
    data: {
      ...{ id: roundId, boardId, n, kind, objective, locks: false, outcome: "APPROVED" },
      ...{ openedAt, openedById: by.id, openedByName: by.name },
      ...{ closedAt, closedById: by.id, closedByName: by.name },
    },
  });
  const ofRound = { roundId, boardId, content };
  await ledger.tx.roundRequirement.createMany({ data: requirementsOf(signatures, ofRound) });
  for (const signature of signatures) {
    const data = { ...approvalOf(signature, ofRound), id: newId(), at: new Date(closedAt.getTime() - dayMs) };
    await ledger.tx.approval.create({ data });
  }
  await insertSnapshot(ledger, {
    ...{ ...state, id: newId(), boardId, workspaceId, roundId, kind: "ROUND", label, createdById: null },
    at: closedAt,
  });
  await ledger.record({
    chain: workspaceId,
    action: "round.sample",
    entity: "round",
    entityId: roundId,
    after: { boardId, n, kind },
  });
}

interface OfRound {
  roundId: string;
  boardId: string;
  content: BoardContent;
}

const requirementsOf = (signatures: readonly KeptSignature[], { roundId, boardId, content }: OfRound) =>
  signatures.flatMap(({ by, scopes }) =>
    scopes.map(({ type, id }) => ({
      ...{ roundId, boardId, scope: type, elementId: id },
      about: (type === "LANE" ? content.lanes[id]?.name : content.flows[id]?.name) ?? "",
      ...{ approverId: sampleUserId(by), approverName: sampleNameOf(content, by) },
    })),
  );

const approvalOf = (
  { by, verdict, conditions = [], coverage }: KeptSignature,
  { roundId, boardId, content }: OfRound,
) => ({
  ...{ roundId, boardId, verdict, conditions: [...conditions] },
  ...{ approverId: sampleUserId(by), approverName: sampleNameOf(content, by) },
  ...{ covered: coverage.signature, elements: coverage.elements, hashVersion: coverage.hashVersion },
});

/** No account has such an id. */
export const sampleUserId = (personId: string): string => `sample-${personId}`;
export const sampleNameOf = ({ people }: BoardContent, personId: string): string =>
  people[personId]?.name ?? "";

const keepRounds = (weeks: number): KeptRound[] =>
  sampleRounds().flatMap((asWritten, at) => {
    const review = sampleReviews[at];
    if (!review) return [];
    const round = { ...asWritten, content: movedByWeeks(asWritten.content, weeks) };
    const update = encodeContent(round.content);
    const signatures = review.signatures.map((signature) => ({
      ...signature,
      coverage: runReading("coverage", [update], { scopes: signature.scopes }),
    }));
    return [{ n: at + 1, round, review, signatures, state: runReading("state", [update]) }];
  });
