/** Somebody answers for leaving a gap open until a day, or takes that back. */
import { utcDayOf } from "#lib/calendar-day.ts";
import type { GapWaiver, WaiveGap } from "#lib/contracts/gaps.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { waiverItem } from "#server/queries/list-waivers.ts";
import { actorOf, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms">;

const dayMs = 86_400_000;
/** Nothing is waived for good: it comes up again before the next season. */
const longestDays = 184;
const mostPerBoard = 2_000;

/** Rejects with AppError not-found, access.denied, validation.failed (its day is past, or too far), conflict (too many). */
export async function waiveGap(
  deps: Deps,
  principal: Principal,
  { boardId, ...waiver }: WaiveGap & { boardId: string },
): Promise<GapWaiver> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "gap.waive" });
  const now = deps.clock.now();
  const today = utcDayOf(now);
  if (waiver.until < today) throw new AppError("validation.failed", "Choose a day that hasn't passed.");
  if (waiver.until > utcDayOf(now + longestDays * dayMs))
    throw new AppError(
      "validation.failed",
      "Choose a day within the next six months: then it is looked at again.",
    );
  const row = await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    if ((await tx.gapWaiver.count({ where: { boardId, withdrawnAt: null } })) >= mostPerBoard)
      throw new AppError("conflict", `A board has at most ${mostPerBoard} waivers. Withdraw some first.`);
    const by = { byId: principal.userId, byName: principal.name, at: new Date(now) };
    const made = await tx.gapWaiver.create({ data: { ...waiver, ...by, id: deps.newId(), boardId } });
    await record({
      chain: workspaceId,
      action: "gap.waive",
      entity: "gap-waiver",
      entityId: made.id,
      after: { boardId, ...waiver },
    });
    return made;
  });
  deps.rooms.notify(boardId, { topic: "waivers", ids: [row.id] });
  return waiverItem(row);
}

/** Doing it twice is no error. Rejects with AppError not-found, access.denied. */
export async function withdrawWaiver(
  deps: Deps,
  principal: Principal,
  { boardId, waiverId }: { boardId: string; waiverId: string },
): Promise<void> {
  const { workspaceId } = await requireBoard(deps, principal, { boardId, action: "gap.waive" });
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const waiver = await tx.gapWaiver.findFirst({ where: { id: waiverId, boardId } });
    if (!waiver) throw new AppError("not-found");
    const where = { id: waiverId, withdrawnAt: null };
    const { count } = await tx.gapWaiver.updateMany({
      where,
      data: { withdrawnAt: new Date(deps.clock.now()) },
    });
    if (count === 0) return;
    await record({
      chain: workspaceId,
      action: "gap.waiver-withdraw",
      entity: "gap-waiver",
      entityId: waiverId,
      before: { boardId, code: waiver.code, elementId: waiver.elementId },
    });
  });
  deps.rooms.notify(boardId, { topic: "waivers", ids: [waiverId] });
}
