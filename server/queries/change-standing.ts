/** One change request with what can be worked out from its draft and the board: its impact, and what stands in its way. */

import { isOpenChange } from "#lib/changes/change-state.ts";
import type { ChangeStanding } from "#lib/contracts/change-requests.ts";
import { standingApprovals } from "#lib/rounds/round-state.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { changeItem, type OfChange, requireChange } from "./list-changes.ts";
import { roundRowsOf, signedOf, sinceSignedIn } from "./list-rounds.ts";

type Deps = Pick<Context, "prisma" | "rooms" | "reader">;

/** Rejects with AppError not-found, access.denied. */
export async function changeStanding(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  of: OfChange,
): Promise<ChangeStanding> {
  const { boardId } = of;
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const request = changeItem(await requireChange(deps.prisma, of));
  const { forkUpdate } = await deps.prisma.changeRequest.findUniqueOrThrow({
    where: { id: of.changeId },
    select: { forkUpdate: true },
  });
  const [draft, base] = [
    await deps.rooms.capture(request.draftDocumentId),
    await deps.rooms.capture(boardId),
  ];
  const isOpen = isOpenChange(request.state);
  const standing = await deps.reader.readUpdates(draft.updates, "draftStanding", {
    fork: forkUpdate,
    base: base.updates,
    conflictsOf: isOpen ? "rebasing" : "reversion",
  });
  const states = { boardId, base: base.updates, draft: draft.updates };
  return { request, ...standing, approvals: isOpen ? await reopenedApprovals(deps, states) : [] };
}

interface States {
  boardId: string;
  base: readonly Uint8Array[];
  draft: readonly Uint8Array[];
}

/** Those that hold on the board as it is, and wouldn't with the draft. */
async function reopenedApprovals(
  deps: Deps,
  { boardId, base, draft }: States,
): Promise<ChangeStanding["approvals"]> {
  const rows = await roundRowsOf(deps.prisma, boardId);
  const [now, then] = [await sinceSignedIn(deps, rows, base), await sinceSignedIn(deps, rows, draft)];
  return rows.flatMap((row) =>
    standingApprovals(row.approvals.map(signedOf)).flatMap(({ id, verdict }) => {
      const changes = then.get(id)?.changes ?? [];
      const isApproval = verdict === "APPROVE" || verdict === "APPROVE_WITH_CONDITIONS";
      if (!isApproval || changes.length === 0 || (now.get(id)?.changes.length ?? 0) > 0) return [];
      const by = row.approvals.find((approval) => approval.id === id);
      return [
        {
          ...{ id, round: row.n },
          by: { userId: by?.approverId ?? "", name: by?.approverName ?? "" },
          changes: changes.map((change) => ({ id: change.id, name: change.name })),
        },
      ];
    }),
  );
}
