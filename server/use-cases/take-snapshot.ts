/** Keeps the present state of a board under a name, for ever. */
import type { SnapshotInfo, TakeSnapshot } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found, access.denied, conflict (archived). */
export async function takeSnapshot(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">,
  principal: Principal,
  { boardId, label }: TakeSnapshot & { boardId: string },
): Promise<SnapshotInfo> {
  const access = await requireBoard(deps, principal, { boardId, action: "snapshot.take" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  const { value: state } = await deps.reader.read(access.documentId, "state");
  const taken = await writeLedger(deps, actorOf(principal), (ledger) =>
    insertSnapshot(ledger, {
      id: deps.newId(),
      boardId,
      workspaceId: access.workspaceId,
      kind: "NAMED",
      label,
      ...state,
      createdById: principal.userId,
      at: new Date(deps.clock.now()),
    }),
  );
  deps.rooms.notify(boardId, { topic: "snapshots", ids: [taken.id] });
  return { ...taken, createdBy: { id: principal.userId, name: principal.name, color: principal.color } };
}
