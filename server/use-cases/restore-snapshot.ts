/**
 * Brings a board, or one flow or element of it, back to a snapshot by a forward change that live editors see. What was there before is kept first, as
 * an automatic snapshot; what somebody drew in the moment between is kept too.
 */
import type { RestoreSnapshot, SnapshotRestored } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import type { Restoration } from "#server/reading/work-out-change.ts";
import { changeBoard } from "./change-board.ts";
import { createSafety } from "./keep-before.ts";
import { actorOf, writeLedger } from "./ledger.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

interface Request extends RestoreSnapshot {
  boardId: string;
  snapshotId: string;
}

/** Rejects with AppError not-found (also for a part that nobody has), access.denied, board.locked, conflict (archived, damaged), NotStoredYet. */
export async function restoreSnapshot(
  deps: Deps,
  principal: Principal,
  { boardId, snapshotId, part }: Request,
): Promise<SnapshotRestored> {
  const mayChange = () => requireEditableBoard(deps, principal, { boardId, action: "snapshot.restore" });
  const access = await mayChange();
  const snapshot = await deps.prisma.snapshot.findFirst({ where: { id: snapshotId, boardId } });
  if (!snapshot) throw new AppError("not-found");
  const { json, yUpdate, hashVersion, semHash, layHash, label } = snapshot;
  const kept = { json, yUpdate, hashVersion, semHash, layHash };
  const safety = createSafety(deps, { boardId, workspaceId: access.workspaceId, principal });
  let safetyLabel = "";

  const { plan, notStored } = await changeBoard(deps, {
    documentId: access.documentId,
    userId: principal.userId,
    mayChange,
    async plan(updates) {
      const restoration = await deps.reader.readUpdates(updates, "restoration", {
        snapshot: kept,
        part: part ?? null,
      });
      if (restoration.kind !== "ok") throw refusalOf(restoration);
      safetyLabel = safetyLabelOf(restoration.partName, label);
      await safety.keep(restoration.before, safetyLabel);
      return restoration;
    },
    onMerging: async (updates) => safety.keep(await deps.reader.readUpdates(updates, "state"), safetyLabel),
  });
  const { after, leftOut } = plan;
  const safetySnapshotId = safety.ids.at(-1) ?? "";

  await writeLedger(deps, actorOf(principal), ({ record }) =>
    record({
      chain: access.workspaceId,
      action: "snapshot.restore",
      entity: "snapshot",
      entityId: snapshotId,
      before: { semHash: plan.before.hashes.semHash, safetySnapshotId },
      after: {
        boardId,
        part: part ?? null,
        leftOut: leftOut.length,
        semHash: after.semHash,
        layHash: after.layHash,
      },
    }),
  );
  deps.rooms.notify(boardId, { topic: "snapshots", ids: [...safety.ids] });
  if (notStored) throw notStored;
  return { safetySnapshotId, semHash: after.semHash, layHash: after.layHash, leftOut };
}

/** Those who have the board open are told by it what was restored. */
const safetyLabelOf = (partName: string | null, label: string): string =>
  partName === null
    ? `Before restoring “${label}”`
    : `Before restoring “${shortened(partName)}” from “${label}”`;

const longestNameChars = 80;
const shortened = (name: string): string =>
  name.length <= longestNameChars ? name : `${[...name].slice(0, longestNameChars - 1).join("")}…`;

function refusalOf(restoration: Exclude<Restoration, { kind: "ok" }>): AppError {
  if (restoration.kind === "no-part") return new AppError("not-found");
  const isDamaged = restoration.kind === "damaged";
  return new AppError(
    "conflict",
    isDamaged ? "This snapshot isn't what was kept any more. Nothing was changed." : restoration.message,
  );
}
