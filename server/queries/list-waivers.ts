/** The waivers of a board that haven't been withdrawn, the newest first; those whose day has passed are among them. */
import type { GapWaiver } from "#lib/contracts/gaps.ts";
import type { GapWaiver as WaiverRow } from "#prisma/generated/client.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

/** Rejects with AppError not-found, access.denied. */
export async function listWaivers(
  deps: Pick<Context, "prisma">,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<GapWaiver[]> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.gapWaiver.findMany({
    where: { boardId, withdrawnAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return rows.map(waiverItem);
}

export const waiverItem = ({
  id,
  code,
  elementId,
  reason,
  until,
  byId,
  byName,
  at,
}: WaiverRow): GapWaiver => ({
  // Codes are never taken back; one of a newer version can't be here.
  ...{ id, code: code as GapWaiver["code"], elementId, reason, until },
  by: { userId: byId, name: byName },
  at: at.toISOString(),
});
