/** The newest answer to each dependency of a board, and whether it still is about today's terms. */
import type { DependencyResponse } from "#lib/contracts/dependencies.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

/** Answers to edges that were deleted are left out. Rejects with AppError not-found, access.denied. */
export async function listDependencies(
  deps: Pick<Context, "prisma" | "reader">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<DependencyResponse[]> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.dependencyResponse.findMany({
    where: { boardId },
    distinct: ["edgeId"],
    orderBy: [{ edgeId: "asc" }, { at: "desc" }, { id: "desc" }],
  });
  if (rows.length === 0) return [];
  const { value: terms } = await deps.reader.read(documentId, "dependencies");
  return rows
    .filter((row) => terms.has(row.edgeId))
    .map((row) => ({
      id: row.id,
      edgeId: row.edgeId,
      verdict: row.verdict,
      promisedBy: row.promisedBy,
      note: row.note,
      by: { userId: row.userId, name: row.userName },
      at: row.at.toISOString(),
      isCurrent: terms.get(row.edgeId) === row.termsHash,
    }));
}
