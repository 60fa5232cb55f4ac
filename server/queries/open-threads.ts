/**
 * The comments that keep a round open: threads on what it covers of which nothing has come yet. A round that nobody has
 * to approve covers the whole board.
 */
import type { Round } from "#lib/contracts/rounds.ts";
import type { Thread } from "#lib/contracts/threads.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Context } from "#server/context.ts";
import type { RoundRow } from "./list-rounds.ts";
import { threadOf } from "./list-threads.ts";

/** Ids of the elements that a round covers; null for all of the board. */
export type CoveredIds = ReadonlySet<string> | null;

/** On the board that these updates make. */
export async function coveredIds(
  { reader }: Pick<Context, "reader">,
  { requirements }: Pick<RoundRow, "requirements">,
  updates: readonly Uint8Array[],
): Promise<CoveredIds> {
  if (requirements.length === 0) return null;
  const scopes = requirements.map(({ scope, elementId }) => ({ type: scope, id: elementId }));
  const { signature } = await reader.readUpdates(updates, "coverage", { scopes });
  return new Set([...Object.keys(signature), ...scopes.map(({ id }) => id)]);
}

/** Oldest first, inside a transaction or not. */
export async function openThreads(
  db: Prisma.TransactionClient,
  { boardId, covered }: { boardId: string; covered: CoveredIds },
): Promise<Round["openThreads"]> {
  const rows = await db.thread.findMany({
    where: { boardId, state: "OPEN" },
    include: { comments: { where: { seq: 1 } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows
    .filter(({ elementId }) => covered === null || (elementId !== null && covered.has(elementId)))
    .map((row) => toldOf(threadOf({ ...row, mentions: [] })));
}

const toldOf = ({ id, about, excerpt, openedBy }: Thread) => ({ id, about, excerpt, openedBy });
