/**
 * Signs a round, or withdraws a signature. What is covered is worked out here, from the board as it is at that moment,
 * never taken from who signs. What was signed stays: a new signature supersedes it, a withdrawal stands beside it.
 */
import type { Round, SignRound } from "#lib/contracts/rounds.ts";
import { AppError } from "#lib/errors.ts";
import { hashSignature } from "#lib/rounds/covered-elements.ts";
import { standingApprovals } from "#lib/rounds/round-state.ts";
import type { Principal } from "#server/auth/principal.ts";
import { type RoundRow, requireRound, scopesOfApprover } from "#server/queries/list-rounds.ts";
import {
  type OfRound,
  type RoundDeps,
  type RoundNow,
  readRoundNow,
  requireReviewable,
  writeRound,
} from "./write-round.ts";

/** Each keeps the elements it covers. */
const signaturesPerPerson = 50;

/**
 * "Approver" is an assignment, not a role: whoever is named signs, and nobody else.
 * Rejects with AppError not-found, access.denied (not an approver of this round), conflict (archived, closed, own
 * round, too many), content.changed (what was seen isn't there any more).
 */
export async function signRound(
  deps: RoundDeps,
  principal: Principal,
  { boardId, roundId, verdict, conditions, seenHash }: SignRound & OfRound,
): Promise<Round> {
  const access = await requireReviewable(deps, principal, { boardId, action: "board.read" });
  const scopes = scopesToSign(await requireRound(deps.prisma, { boardId, roundId }), principal);
  const { value: coverage } = await deps.reader.read(access.documentId, "coverage", { scopes });
  const coveredHash = hashSignature(coverage.signature);
  if (seenHash !== undefined && seenHash !== coveredHash)
    throw new AppError(
      "content.changed",
      "What you are to sign has just changed. Look at it again, then sign.",
    );
  const approvalId = deps.newId();
  return writeRound(deps, principal, {
    boardId,
    roundId,
    async write(ledger) {
      const { tx, record } = ledger;
      refuseUnlessOpen(await readRoundNow(ledger, { boardId, roundId }), principal);
      await tx.approval.create({
        data: {
          ...{ id: approvalId, boardId, roundId, verdict, conditions, at: new Date(deps.clock.now()) },
          ...{ approverId: principal.userId, approverName: principal.name },
          ...{ covered: coverage.signature, elements: coverage.elements, hashVersion: coverage.hashVersion },
        },
      });
      await record({
        chain: access.workspaceId,
        action: "round.sign",
        entity: "approval",
        entityId: approvalId,
        after: { boardId, roundId, verdict, conditions, coveredHash },
      });
    },
  });
}

/** Also once the round is closed; how that ended stays. Rejects with AppError not-found, access.denied, conflict. */
export async function withdrawApproval(
  deps: RoundDeps,
  principal: Principal,
  { boardId, roundId, approvalId }: OfRound & { approvalId: string },
): Promise<Round> {
  const access = await requireReviewable(deps, principal, { boardId, action: "board.read" });
  return writeRound(deps, principal, {
    boardId,
    roundId,
    async write(ledger) {
      const { tx, record } = ledger;
      const { approvals } = await readRoundNow(ledger, { boardId, roundId });
      const approval = approvals.find(({ id }) => id === approvalId);
      if (!approval) throw new AppError("not-found", "There is no such approval in this round.");
      if (approval.approverId !== principal.userId)
        throw new AppError("access.denied", "Only who signed can withdraw it.");
      if (!standingApprovals(approvals).some(({ id }) => id === approvalId))
        throw new AppError("conflict", "This was withdrawn already, or you have signed again since.");
      await tx.approvalWithdrawal.create({ data: { approvalId, boardId, at: new Date(deps.clock.now()) } });
      await record({
        chain: access.workspaceId,
        action: "round.withdraw",
        entity: "approval",
        entityId: approvalId,
        after: { boardId, roundId },
      });
    },
  });
}

/** What this person is to sign in the round. */
function scopesToSign(round: RoundRow, { userId }: Principal): ReturnType<typeof scopesOfApprover> {
  const scopes = scopesOfApprover(round.requirements, userId);
  if (scopes.length === 0) throw new AppError("access.denied", "You aren't an approver of this round.");
  if (round.openedById === userId) throw new AppError("conflict", "Who opened a round can't approve it.");
  return scopes;
}

function refuseUnlessOpen({ n, isClosed, approvals }: RoundNow, { userId }: Principal): void {
  if (isClosed) throw new AppError("conflict", `Round ${n} is closed. It can't be signed any more.`);
  if (approvals.filter(({ approverId }) => approverId === userId).length >= signaturesPerPerson)
    throw new AppError(
      "conflict",
      `You have signed this round ${signaturesPerPerson} times: it takes no more.`,
    );
}
