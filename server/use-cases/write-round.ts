/** What every write on the rounds of a board shares: who may, one after the other, and telling the others. */

import type { Action } from "#lib/access/roles.ts";
import type { Round } from "#lib/contracts/rounds.ts";
import { AppError } from "#lib/errors.ts";
import type { SignedApproval } from "#lib/rounds/round-state.ts";
import { type GrantedBoard, requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { getRound } from "#server/queries/list-rounds.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";

export type RoundDeps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

export interface OfRound {
  boardId: string;
  roundId: string;
}

/** What a write on a round decides by. */
export interface RoundNow {
  n: number;
  isClosed: boolean;
  /** Oldest first. */
  approvals: SignedApproval[];
}

/** Rounds go on while a board is locked. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function requireReviewable(
  deps: Pick<Context, "prisma">,
  principal: Principal,
  request: { boardId: string; action: Action },
): Promise<GrantedBoard> {
  const access = await requireBoard(deps, principal, request);
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  return access;
}

/**
 * The round as it is inside a transaction of `writeRound`; one query after the other, as a transaction has one
 * connection. Rejects with AppError not-found.
 */
export async function readRoundNow(
  { tx }: Pick<Ledger, "tx">,
  { boardId, roundId }: OfRound,
): Promise<RoundNow> {
  const round = await tx.round.findFirst({
    where: { id: roundId, boardId },
    select: { n: true, closedAt: true },
  });
  if (!round) throw new AppError("not-found", "There is no such round on this board.");
  const approvals = await tx.approval.findMany({
    where: { roundId },
    select: { id: true, approverId: true, verdict: true, withdrawal: { select: { approvalId: true } } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return {
    n: round.n,
    isClosed: round.closedAt !== null,
    approvals: approvals.map(({ withdrawal, ...one }) => ({ ...one, isWithdrawn: withdrawal !== null })),
  };
}

/** Writes on the rounds of one board wait for each other: what one reads in its transaction stays so until it ends. */
export async function writeRound(
  deps: RoundDeps,
  principal: Principal,
  { boardId, roundId, write }: OfRound & { write: (ledger: Ledger) => Promise<void> },
): Promise<Round> {
  await writeLedger(deps, actorOf(principal), async (ledger) => {
    await ledger.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rounds:${boardId}`}, 0))`;
    await write(ledger);
  });
  deps.rooms.notify(boardId, { topic: "rounds", ids: [roundId] });
  return getRound(deps, principal, { boardId, roundId });
}
