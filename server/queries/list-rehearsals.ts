/** The rehearsals of a board, the newest first, with whether what they were about still means the same. */
import type { Rehearsal, Rehearsed } from "#lib/contracts/rehearsals.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

const parts = {
  calls: { orderBy: [{ calledAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.RehearsalInclude;
type RehearsalRow = Prisma.RehearsalGetPayload<{ include: typeof parts }>;

/** Rejects with AppError not-found, access.denied. */
export async function listRehearsals(
  deps: Pick<Context, "prisma" | "reader">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<Rehearsal[]> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.rehearsal.findMany({
    where: { boardId },
    include: parts,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap((row) => Object.keys(coveredBy(row))))];
  const { value: hashes } = await deps.reader.read(documentId, "hashes", { ids });
  return rows.map((row) => rehearsalItem(row, hashes));
}

const coveredBy = ({ covered }: RehearsalRow): Record<string, string> => covered as Record<string, string>;

function rehearsalItem(row: RehearsalRow, hashes: ReadonlyMap<string, string>): Rehearsal {
  const { id, scenario, result, startedAt, startedById, startedByName } = row;
  return {
    ...{ id, scenario, result: result as unknown as Rehearsed },
    started: { by: { userId: startedById, name: startedByName }, at: startedAt.toISOString() },
    ended: endOf(row),
    calls: row.calls.map((call) => ({
      ...{ id: call.id, personId: call.personId, name: call.personName },
      calledAt: call.calledAt.toISOString(),
      answeredAt: call.answeredAt?.toISOString() ?? null,
    })),
    isCurrent: Object.entries(coveredBy(row)).every(([element, hash]) => hashes.get(element) === hash),
  };
}

function endOf({ endedAt, endedById, endedByName, note }: RehearsalRow): Rehearsal["ended"] {
  if (endedAt === null || endedById === null) return null;
  return { by: { userId: endedById, name: endedByName ?? "" }, at: endedAt.toISOString(), note: note ?? "" };
}
