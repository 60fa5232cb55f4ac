/**
 * Opens a review round with a snapshot of the board as it is, and names who has to approve what. On a locked board the
 * round goes over what was locked, unless it is unlocked with a reason.
 */
import type { BoardContent } from "#lib/board/model.ts";
import type { OpenRound, Round } from "#lib/contracts/rounds.ts";
import { AppError } from "#lib/errors.ts";
import type { ReviewScope } from "#lib/rounds/covered-elements.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import type { Ledger } from "./ledger.ts";
import { writeUnlock } from "./lock-board.ts";
import { type RoundDeps, requireReviewable, writeRound } from "./write-round.ts";

const roundsPerBoard = 500;

/**
 * Rejects with AppError not-found (board, lane, flow, approver), access.denied, conflict (archived, one is open, too
 * many, somebody would approve their own round).
 */
export async function openRound(
  deps: RoundDeps,
  principal: Principal,
  { boardId, required, unlockReason, ...asked }: OpenRound & { boardId: string },
): Promise<Round> {
  const access = await requireReviewable(deps, principal, { boardId, action: "round.open" });
  if (asked.locks || unlockReason !== undefined)
    await requireBoard(deps, principal, { boardId, action: "board.lock" });
  if (required.some(({ approverId }) => approverId === principal.userId))
    throw new AppError(
      "conflict",
      "Who opens a round can't approve it. Name somebody else, or let them open it.",
    );
  const names = await namesOfApprovers(deps, access.workspaceId, required);
  const { value: state } = await deps.reader.read(access.documentId, "state");
  const content = JSON.parse(state.json) as BoardContent;
  const [roundId, at] = [deps.newId(), new Date(deps.clock.now())];
  const requirements = required.map(({ scope, approverId }) => ({
    ...{ roundId, boardId, scope: scope.type, elementId: scope.id, about: nameOf(content, scope) },
    ...{ approverId, approverName: names.get(approverId) ?? "" },
  }));

  const round = await writeRound(deps, principal, {
    boardId,
    roundId,
    async write(ledger) {
      const { tx, record } = ledger;
      const n = await nextNumber(tx, boardId);
      const { closesAt = null, ...opened } = asked;
      const by = { openedById: principal.userId, openedByName: principal.name };
      await tx.round.create({ data: { id: roundId, boardId, n, ...opened, closesAt, openedAt: at, ...by } });
      await tx.roundRequirement.createMany({ data: requirements });
      const { workspaceId } = access;
      const kept = { ...state, kind: "ROUND" as const, label: `Round ${n} opened`, roundId };
      await insertSnapshot(ledger, {
        ...kept,
        id: deps.newId(),
        boardId,
        workspaceId,
        createdById: principal.userId,
        at,
      });
      if (unlockReason !== undefined)
        await writeUnlock(ledger, { boardId, workspaceId, reason: unlockReason });
      await tx.board.updateMany({ where: { id: boardId, state: "DRAFT" }, data: { state: "IN_REVIEW" } });
      await record({
        chain: workspaceId,
        action: "round.open",
        entity: "round",
        entityId: roundId,
        after: {
          ...{ boardId, n, kind: asked.kind, locks: asked.locks, closesAt },
          required: required.map(({ scope, approverId }) => ({ [scope.type]: scope.id, approverId })),
        },
      });
    },
  });
  if (unlockReason !== undefined) await deps.rooms.recheck({ documentId: boardId });
  deps.rooms.notify(boardId, { topic: "snapshots", ids: round.baseSnapshot ? [round.baseSnapshot.id] : [] });
  deps.rooms.notify(boardId, { topic: "board", ids: [boardId] });
  return round;
}

async function nextNumber(tx: Ledger["tx"], boardId: string): Promise<number> {
  const newest = await tx.round.findFirst({ where: { boardId }, orderBy: { n: "desc" } });
  if (newest && !newest.closedAt)
    throw new AppError("conflict", `Round ${newest.n} is open. Close it first.`);
  const n = (newest?.n ?? 0) + 1;
  if (n > roundsPerBoard) throw new AppError("conflict", `A board holds at most ${roundsPerBoard} rounds.`);
  return n;
}

/** Whoever is a member can be named, whatever their role. */
async function namesOfApprovers(
  { prisma }: Pick<Context, "prisma">,
  workspaceId: string,
  required: OpenRound["required"],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(required.map(({ approverId }) => approverId))];
  const members = await prisma.membership.findMany({
    where: { workspaceId, userId: { in: ids } },
    select: { user: { select: { id: true, name: true } } },
  });
  if (members.length < ids.length)
    throw new AppError("not-found", "An approver isn't a member of this workspace. Invite them first.");
  return new Map(members.map(({ user }) => [user.id, user.name]));
}

function nameOf(content: BoardContent, { type, id }: ReviewScope): string {
  const element = type === "LANE" ? content.lanes[id] : content.flows[id];
  if (!element) throw new AppError("not-found", "There is no such lane or flow on this board.");
  return element.name;
}
