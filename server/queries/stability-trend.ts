/** Scope stability from round to round: each closed round's snapshot compared with that of the one before it. */
import type { StabilityPoint } from "#lib/contracts/comparison.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { keptDocument } from "#server/reading/kept-content.ts";
import { approvedHashes } from "./approved-hashes.ts";
import { explanationsBetween } from "./explanations.ts";

type Deps = Pick<Context, "prisma" | "reader">;

/** Each point reads a snapshot of its own. */
const mostRounds = 13;

/** The oldest first; of many rounds the newest. Rejects with AppError not-found, access.denied. */
export async function stabilityTrend(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<StabilityPoint[]> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const closed = (await closedRounds(deps, boardId)).reverse();
  const pairs = closed.flatMap((round, at) => {
    const previous = closed[at - 1];
    return previous ? [{ round, previous }] : [];
  });
  const wishes = [];
  for (const { round, previous } of pairs) {
    const approved = await approvedHashes(deps, boardId, previous.snapshot.createdAt);
    const span = { after: previous.snapshot.createdAt, until: round.snapshot.createdAt };
    const { explanations } = await explanationsBetween(deps, boardId, span);
    wishes.push({ from: previous.snapshot.kept, to: round.snapshot.kept, approved, explanations });
  }
  const stabilities = await deps.reader.readUpdates([], "stabilities", wishes);
  return pairs.flatMap(({ round, previous }, at) => {
    const stability = stabilities[at];
    if (!stability) return [];
    const [from, to] = [previous.snapshot.id, round.snapshot.id];
    return [{ ...stability, from, to, round: nameOf(round), previous: nameOf(previous) }];
  });
}

const nameOf = ({ n, kind }: StabilityPoint["round"]): StabilityPoint["round"] => ({ n, kind });

/** With what they closed with, the newest first. */
async function closedRounds({ prisma }: Deps, boardId: string) {
  const rows = await prisma.round.findMany({
    where: { boardId, closedAt: { not: null }, snapshots: { some: {} } },
    select: {
      ...{ n: true, kind: true },
      snapshots: {
        select: { id: true, createdAt: true, json: true },
        orderBy: { seq: "desc" },
        take: 1,
      },
    },
    orderBy: { n: "desc" },
    take: mostRounds,
  });
  const rounds = [];
  for (const { n, kind, snapshots } of rows) {
    const [last] = snapshots;
    if (!last) continue;
    const { id, createdAt } = last;
    rounds.push({ n, kind, snapshot: { id, createdAt, kept: await keptDocument({ prisma }, last) } });
  }
  return rounds;
}
