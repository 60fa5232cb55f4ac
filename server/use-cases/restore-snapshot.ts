/**
 * Brings a board back to a snapshot by a forward change that live editors see. What was there before is kept first, as
 * an automatic snapshot; what somebody drew in the moment between is kept too.
 */
import type { BoardHashes } from "#lib/board/hash-board.ts";
import type { SnapshotRestored } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { isSameState, type KeptState } from "#server/reading/document-state.ts";
import type { Restoration } from "#server/reading/work-out-change.ts";
import { changeBoard } from "./change-board.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import { actorOf, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

/** Rejects with AppError not-found, access.denied, board.locked, conflict (archived, damaged), NotStoredYet. */
export async function restoreSnapshot(
  deps: Deps,
  principal: Principal,
  { boardId, snapshotId }: { boardId: string; snapshotId: string },
): Promise<SnapshotRestored> {
  const mayChange = () => requireEditableBoard(deps, principal, { boardId, action: "snapshot.restore" });
  const access = await mayChange();
  const snapshot = await deps.prisma.snapshot.findFirst({ where: { id: snapshotId, boardId } });
  if (!snapshot) throw new AppError("not-found");
  const { json, yUpdate, hashVersion, semHash, layHash, label } = snapshot;
  const kept = { json, yUpdate, hashVersion, semHash, layHash };
  const target = { boardId, workspaceId: access.workspaceId, label: `Before restoring “${label}”` };
  const safety: { id: string; hashes: BoardHashes }[] = [];
  const keepOnce = async (state: KeptState): Promise<void> => {
    const newest = safety.at(-1);
    if (newest && isSameState(newest.hashes, state.hashes)) return;
    safety.push({ id: await keep(deps, principal, { ...target, state }), hashes: state.hashes });
  };

  const { plan, notStored } = await changeBoard(deps, {
    documentId: access.documentId,
    userId: principal.userId,
    mayChange,
    async plan(updates) {
      const restoration = await deps.reader.readUpdates(updates, "restoration", kept);
      if (restoration.kind !== "ok") throw new AppError("conflict", refusalOf(restoration));
      await keepOnce(restoration.before);
      return restoration;
    },
    onMerging: async (updates) => keepOnce(await deps.reader.readUpdates(updates, "state")),
  });
  const { after } = plan;
  const safetySnapshotId = safety.at(-1)?.id ?? "";

  await writeLedger(deps, actorOf(principal), ({ record }) =>
    record({
      chain: access.workspaceId,
      action: "snapshot.restore",
      entity: "snapshot",
      entityId: snapshotId,
      before: { semHash: plan.before.hashes.semHash, safetySnapshotId },
      after: { boardId, semHash: after.semHash, layHash: after.layHash },
    }),
  );
  deps.rooms.notify(boardId, { topic: "snapshots", ids: safety.map(({ id }) => id) });
  if (notStored) throw notStored;
  return { safetySnapshotId, semHash: after.semHash, layHash: after.layHash };
}

const refusalOf = (restoration: Exclude<Restoration, { kind: "ok" }>): string =>
  restoration.kind === "damaged"
    ? "This snapshot isn't what was kept any more. Nothing was changed."
    : restoration.message;

interface Kept {
  boardId: string;
  workspaceId: string;
  label: string;
  state: KeptState;
}

async function keep(deps: Deps, principal: Principal, { state, ...target }: Kept): Promise<string> {
  const { id } = await writeLedger(deps, actorOf(principal), (ledger) =>
    insertSnapshot(ledger, {
      ...target,
      ...state,
      id: deps.newId(),
      kind: "AUTOMATIC",
      createdById: principal.userId,
      at: new Date(deps.clock.now()),
    }),
  );
  return id;
}
