/** What had been approved on a board by a moment: the hashes of meaning that somebody signed and stood by. */
import { hashVersion } from "#lib/board/hash-board.ts";
import { standingApprovals } from "#lib/rounds/round-state.ts";
import type { Context } from "#server/context.ts";

/** By element; whether the approval is valid in some state depends on the element's hash there. */
export async function approvedHashes(
  { prisma }: Pick<Context, "prisma">,
  boardId: string,
  at: Date,
): Promise<Record<string, string[]>> {
  const rows = await prisma.approval.findMany({
    where: { boardId, hashVersion, at: { lte: at } },
    select: { id: true, roundId: true, approverId: true, verdict: true, covered: true, withdrawal: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const signed = rows.map(({ withdrawal, ...row }) => ({
    ...row,
    isWithdrawn: withdrawal !== null && withdrawal.at <= at,
  }));
  const standing = [...Map.groupBy(signed, ({ roundId }) => roundId).values()].flatMap(standingApprovals);
  const entries = standing
    .filter(({ verdict }) => verdict === "APPROVE" || verdict === "APPROVE_WITH_CONDITIONS")
    .flatMap(({ covered }) => Object.entries(covered as Record<string, string>));
  const byElement = Map.groupBy(entries, ([id]) => id);
  return Object.fromEntries([...byElement].map(([id, own]) => [id, own.map(([, hash]) => hash)]));
}
