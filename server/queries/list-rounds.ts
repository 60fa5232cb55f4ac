/**
 * The review rounds of a board with what was signed in them. Whether an approval still holds is worked out from the
 * board as it is now, each time somebody asks.
 */
import type { Round, RoundApproval } from "#lib/contracts/rounds.ts";
import { AppError } from "#lib/errors.ts";
import { type RoundProgress, roundProgress, standingApprovals, validityOf } from "#lib/rounds/round-state.ts";
import type { SignedElements, SinceSigned } from "#lib/rounds/signed-elements.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { coveredIds, openThreads } from "./open-threads.ts";

const roundParts = {
  requirements: { orderBy: [{ approverName: "asc" }, { about: "asc" }, { elementId: "asc" }] },
  approvals: {
    // The elements are large, and needed only of those that count.
    omit: { elements: true },
    include: { withdrawal: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  },
  snapshots: { select: { id: true, seq: true, semHash: true, createdAt: true }, orderBy: { seq: "asc" } },
} satisfies Prisma.RoundInclude;
export type RoundRow = Prisma.RoundGetPayload<{ include: typeof roundParts }>;

/** By approval id; those that don't count any more aren't in it. */
type SinceSignedById = ReadonlyMap<string, SinceSigned>;

/** Newest first. Rejects with AppError not-found, access.denied. */
export async function listRounds(
  deps: Pick<Context, "prisma" | "rooms" | "reader">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<Round[]> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await roundRowsOf(deps.prisma, boardId);
  const since = await readSince(deps, documentId, rows);
  const open = rows.find(({ closedAt }) => closedAt === null);
  const waiting = open ? await threadsKeeping(deps, documentId, open) : [];
  return rows.map((row) => roundOf(row, since, row === open ? waiting : []));
}

/** Newest first. */
export const roundRowsOf = (db: Context["prisma"], boardId: string): Promise<RoundRow[]> =>
  db.round.findMany({ where: { boardId }, include: roundParts, orderBy: { n: "desc" } });

/** Rejects with AppError not-found, access.denied. */
export async function getRound(
  deps: Pick<Context, "prisma" | "rooms" | "reader">,
  principal: Pick<Principal, "userId">,
  { boardId, roundId }: { boardId: string; roundId: string },
): Promise<Round> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const row = await requireRound(deps.prisma, { boardId, roundId });
  return roundOf(row, await readSince(deps, documentId, [row]), await threadsKeeping(deps, documentId, row));
}

/** The board is read only if there are comments at all. */
async function threadsKeeping(
  deps: Pick<Context, "prisma" | "rooms" | "reader">,
  documentId: string,
  row: RoundRow,
): Promise<Round["openThreads"]> {
  const { boardId } = row;
  if (row.closedAt !== null) return [];
  const all = await openThreads(deps.prisma, { boardId, covered: null });
  if (all.length === 0 || row.requirements.length === 0) return all;
  const { updates } = await deps.rooms.capture(documentId);
  return openThreads(deps.prisma, { boardId, covered: await coveredIds(deps, row, updates) });
}

/** Not inside a transaction: it asks for several things at once. Rejects with AppError not-found. */
export async function requireRound(
  db: Context["prisma"],
  { boardId, roundId }: { boardId: string; roundId: string },
): Promise<RoundRow> {
  const row = await db.round.findFirst({ where: { id: roundId, boardId }, include: roundParts });
  if (!row) throw new AppError("not-found", "There is no such round on this board.");
  return row;
}

/** Where it stands by what has become of what was signed. */
export const progressOf = (row: RoundRow, since: SinceSignedById): RoundProgress =>
  roundProgress({
    approverIds: row.requirements.map(({ approverId }) => approverId),
    standing: standingApprovals(row.approvals.map(signedOf)).map((approval) => ({
      ...approval,
      isStale: isStale(since, approval.id),
    })),
  });

/** What has become of everything that counts in these rounds, on the board that these updates make. */
export async function sinceSignedIn(
  deps: Pick<Context, "prisma" | "reader">,
  rows: readonly RoundRow[],
  updates: readonly Uint8Array[],
): Promise<SinceSignedById> {
  const standing = rows.flatMap((row) =>
    standingApprovals(row.approvals.map(signedOf)).map(({ id }) => ({ id, row })),
  );
  if (standing.length === 0) return new Map();
  const kept = await deps.prisma.approval.findMany({
    where: { id: { in: standing.map(({ id }) => id) } },
    select: { id: true, covered: true, elements: true },
  });
  const scopes = new Map(standing.map(({ id, row }) => [id, scopesOf(row, id)]));
  const approvals = kept.map(({ id, covered, elements }) => ({
    id,
    scopes: scopes.get(id) ?? [],
    covered: covered as SignedElements["covered"],
    elements,
  }));
  return deps.reader.readUpdates(updates, "sinceSigned", { approvals });
}

async function readSince(
  deps: Pick<Context, "prisma" | "rooms" | "reader">,
  documentId: string,
  rows: readonly RoundRow[],
): Promise<SinceSignedById> {
  if (rows.every(({ approvals }) => approvals.length === 0)) return new Map();
  const { updates } = await deps.rooms.capture(documentId);
  return sinceSignedIn(deps, rows, updates);
}

function scopesOf({ requirements, approvals }: RoundRow, approvalId: string): SignedElements["scopes"] {
  const approverId = approvals.find(({ id }) => id === approvalId)?.approverId;
  return scopesOfApprover(requirements, approverId);
}

/** What somebody has to approve in a round. */
export const scopesOfApprover = (
  requirements: RoundRow["requirements"],
  userId: string | undefined,
): SignedElements["scopes"] =>
  requirements
    .filter(({ approverId }) => approverId === userId)
    .map(({ scope, elementId }) => ({ type: scope, id: elementId }));

type ApprovalRow = RoundRow["approvals"][number];
export const signedOf = ({ id, approverId, verdict, withdrawal }: ApprovalRow) => ({
  ...{ id, approverId, verdict },
  isWithdrawn: withdrawal !== null,
});
const isStale = (since: SinceSignedById, id: string): boolean => (since.get(id)?.changes.length ?? 0) > 0;

function roundOf(row: RoundRow, since: SinceSignedById, openThreads: Round["openThreads"]): Round {
  const { id, n, kind, objective, locks, closesAt } = row;
  const opened = { by: { userId: row.openedById, name: row.openedByName }, at: row.openedAt.toISOString() };
  return {
    ...{ id, n, kind, objective, locks, closesAt, opened },
    closed: closedOf(row),
    ...snapshotsOf(row),
    required: row.requirements.map((one) => ({
      scope: { type: one.scope, id: one.elementId },
      about: one.about,
      approver: { userId: one.approverId, name: one.approverName },
    })),
    approvals: approvalsOf(row, since),
    ...stateOf(row, since),
    openThreads,
  };
}

/** The first opened it, the last closed it. */
function snapshotsOf({ snapshots, closedAt }: RoundRow): Pick<Round, "baseSnapshot" | "closeSnapshot"> {
  const told = snapshots.map(({ createdAt, ...snapshot }) => ({
    ...snapshot,
    createdAt: createdAt.toISOString(),
  }));
  const closeSnapshot = (closedAt && told.pop()) ?? null;
  return { baseSnapshot: told[0] ?? null, closeSnapshot };
}

function closedOf({ closedAt, closedById, closedByName, outcome }: RoundRow): Round["closed"] {
  if (closedAt === null || closedById === null || outcome === null) return null;
  return { by: { userId: closedById, name: closedByName ?? "" }, at: closedAt.toISOString(), outcome };
}

function stateOf(row: RoundRow, since: SinceSignedById): Pick<Round, "state" | "waitingFor"> {
  if (row.closedAt) return { state: "CLOSED", waitingFor: [] };
  const { kind, waitingFor } = progressOf(row, since);
  const names = new Map(row.requirements.map(({ approverId, approverName }) => [approverId, approverName]));
  return { state: kind, waitingFor: waitingFor.map((userId) => ({ userId, name: names.get(userId) ?? "" })) };
}

function approvalsOf({ approvals }: RoundRow, since: SinceSignedById): RoundApproval[] {
  const validity = validityOf(approvals.map(signedOf), (id) => isStale(since, id));
  return approvals.map((row) => {
    const { changes = [], noted = [], added = [] } = since.get(row.id) ?? {};
    return {
      id: row.id,
      by: { userId: row.approverId, name: row.approverName },
      at: row.at.toISOString(),
      verdict: row.verdict,
      conditions: row.conditions,
      covered: row.covered as RoundApproval["covered"],
      validity: validity.get(row.id) ?? "SUPERSEDED",
      withdrawnAt: row.withdrawal?.at.toISOString() ?? null,
      changes: changes.map((change) => ({ ...change, fields: [...change.fields] })),
      noted: [...noted],
      added: [...added],
    };
  });
}
