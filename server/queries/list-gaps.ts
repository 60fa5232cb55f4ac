/** What a live board lacks, with what providers answered: nothing of it is stored. */
import { utcDayOf } from "#lib/calendar-day.ts";
import type { GapItem } from "#lib/contracts/gaps.ts";
import { reviewFacts } from "#lib/gaps/review-facts.ts";
import { waiverOf } from "#lib/gaps/waived-gaps.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { listDependencies } from "./list-dependencies.ts";
import { listRounds } from "./list-rounds.ts";
import { listThreads } from "./list-threads.ts";
import { listWaivers } from "./list-waivers.ts";
import { scaleOf } from "./read-risk-scale.ts";

/** The gravest first. Rejects with AppError not-found, access.denied. */
export async function listGaps(
  deps: Pick<Context, "prisma" | "reader" | "rooms" | "clock">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<GapItem[]> {
  const { documentId, workspaceId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const answers = await listDependencies(deps, principal, boardId);
  const current = answers.filter(({ isCurrent }) => isCurrent);
  const today = utcDayOf(deps.clock.now());
  const { value: gaps } = await deps.reader.read(documentId, "gaps", {
    today,
    scale: await scaleOf(deps, workspaceId),
    review: reviewFacts(
      await listRounds(deps, principal, boardId),
      await listThreads(deps, principal, boardId),
    ),
    answers: new Map(current.map(({ edgeId, verdict, promisedBy }) => [edgeId, { verdict, promisedBy }])),
  });
  const waivers = await listWaivers(deps, principal, boardId);
  return gaps.map(({ fixes: _fixes, ...gap }) => ({ ...gap, waiver: waiverOf(gap, waivers, today) ?? null }));
}
