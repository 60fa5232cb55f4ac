/**
 * Closes a round with a snapshot of the board as it is, once something has come of every comment on what it covers. If
 * it was opened to lock and everybody has approved what is there, the same transaction locks the board.
 */
import type { Round } from "#lib/contracts/rounds.ts";
import { AppError } from "#lib/errors.ts";
import { outcomeOf, type RoundOutcome, type SignedApproval } from "#lib/rounds/round-state.ts";
import { type GrantedBoard, requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import {
  progressOf,
  type RoundRow,
  requireRound,
  signedOf,
  sinceSignedIn,
} from "#server/queries/list-rounds.ts";
import { type CoveredIds, coveredIds, openThreads } from "#server/queries/open-threads.ts";
import type { KeptState } from "#server/reading/document-state.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import type { Ledger } from "./ledger.ts";
import { writeLock } from "./lock-board.ts";
import { type OfRound, type RoundDeps, readRoundNow, requireReviewable, writeRound } from "./write-round.ts";

/** People who never pause for the moment it takes have to be asked to. */
const mostTries = 5;

/**
 * Rejects with AppError not-found, access.denied (who may not; one that locks is an owner's to close), conflict
 * (archived, closed already, comments without an outcome, the board or its approvals never stood still).
 */
export async function closeRound(deps: RoundDeps, principal: Principal, of: OfRound): Promise<Round> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const seen = await lookAt(deps, principal, of);
    const round = await closeAsSeen(deps, principal, { ...of, seen });
    if (!round) continue;
    if (seen.locks) await deps.rooms.recheck({ documentId: of.boardId });
    const ids = round.closeSnapshot ? [round.closeSnapshot.id] : [];
    deps.rooms.notify(of.boardId, { topic: "snapshots", ids });
    deps.rooms.notify(of.boardId, { topic: "board", ids: [of.boardId] });
    return round;
  }
  throw new AppError("conflict", "The board is being changed right now. Try again in a moment.");
}

/** The round and the board at one moment, and what follows from the two. */
interface Seen {
  access: GrantedBoard;
  row: RoundRow;
  state: KeptState;
  covered: CoveredIds;
  outcome: RoundOutcome;
  locks: boolean;
  /** The board is still what it was. */
  isCurrent(): boolean;
}

async function lookAt(deps: RoundDeps, principal: Principal, { boardId, roundId }: OfRound): Promise<Seen> {
  const access = await requireReviewable(deps, principal, { boardId, action: "round.close" });
  const row = await requireRound(deps.prisma, { boardId, roundId });
  const { updates, isCurrent } = await deps.rooms.capture(access.documentId);
  const state = await deps.reader.readUpdates(updates, "state");
  const covered = await coveredIds(deps, row, updates);
  const outcome = outcomeOf(progressOf(row, await sinceSignedIn(deps, [row], updates)));
  const locks = row.locks && outcome === "APPROVED";
  if (locks) await requireBoard(deps, principal, { boardId, action: "board.lock" });
  return { access, row, state, covered, outcome, locks, isCurrent };
}

/** Undefined when the board or the signatures weren't any more what was seen: then nothing was written. */
async function closeAsSeen(
  deps: RoundDeps,
  principal: Principal,
  { seen, ...of }: OfRound & { seen: Seen },
): Promise<Round | undefined> {
  const write = async (ledger: Ledger): Promise<void> => {
    const now = await readRoundNow(ledger, of);
    if (now.isClosed) throw new AppError("conflict", `Round ${now.n} is closed already.`);
    await refuseWhileUnanswered(ledger, { ...of, seen });
    await writeClosing(deps, ledger, { ...of, seen, principal });
    // What was signed and is kept is what gets locked: the last look comes right before the transaction ends.
    if (!seen.isCurrent() || marksOf(seen.row.approvals.map(signedOf)) !== marksOf(now.approvals))
      throw new Moved();
  };
  try {
    return await writeRound(deps, principal, { ...of, write });
  } catch (error) {
    if (error instanceof Moved) return undefined;
    throw error;
  }
}

/** The board or the signatures aren't what the outcome was worked out from. */
class Moved extends Error {}

const marksOf = (approvals: readonly SignedApproval[]): string =>
  approvals.map(({ id, isWithdrawn }) => `${id}${isWithdrawn ? "-" : "+"}`).join(" ");

/** What somebody said about it shall have come to something. */
async function refuseWhileUnanswered(
  { tx }: Ledger,
  { boardId, seen }: OfRound & { seen: Seen },
): Promise<void> {
  const [first, ...others] = await openThreads(tx, { boardId, covered: seen.covered });
  if (!first) return;
  const named = first.about === "" ? "a place of the map" : `“${first.about}”`;
  const count = others.length + 1;
  throw new AppError(
    "conflict",
    count === 1
      ? `The comment on ${named} has no outcome yet. Say what came of it, then close the round.`
      : `${count} comments have no outcome yet, the oldest one on ${named}. Say what came of each, then close the round.`,
  );
}

async function writeClosing(
  deps: RoundDeps,
  ledger: Ledger,
  { boardId, roundId, seen, principal }: OfRound & { seen: Seen; principal: Principal },
): Promise<void> {
  const { outcome, state, locks } = seen;
  const { n } = seen.row;
  const { workspaceId } = seen.access;
  const at = new Date(deps.clock.now());
  const by = { closedById: principal.userId, closedByName: principal.name };
  await ledger.tx.round.update({ where: { id: roundId }, data: { closedAt: at, outcome, ...by } });
  const kept = { ...state, kind: "ROUND" as const, label: `Round ${n} closed`, roundId };
  const createdById = principal.userId;
  await insertSnapshot(ledger, { ...kept, id: deps.newId(), boardId, workspaceId, createdById, at });
  if (locks) await writeLock(ledger, { boardId, workspaceId, at, round: n });
  await ledger.record({
    chain: workspaceId,
    action: "round.close",
    entity: "round",
    entityId: roundId,
    after: { boardId, n, outcome },
  });
}
