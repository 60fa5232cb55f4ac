/**
 * Brings a board back to a snapshot by a forward change that live editors see. What was there before is kept first, as
 * an automatic snapshot; what somebody drew in the moment between is kept too.
 */
import { assert } from "#lib/assert.ts";
import { parseContent, restoreContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import type { SnapshotRestored } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { captureDoc, contentOfDoc } from "./read-content.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms">;
type Captured = ReturnType<typeof captureDoc>;

/** Rejects with AppError not-found, access.denied, board.locked, conflict (archived). */
export async function restoreSnapshot(
  deps: Deps,
  principal: Principal,
  { boardId, snapshotId }: { boardId: string; snapshotId: string },
): Promise<SnapshotRestored> {
  const access = await requireEditableBoard(deps, principal, { boardId, action: "snapshot.restore" });
  const snapshot = await deps.prisma.snapshot.findFirst({ where: { id: snapshotId, boardId } });
  if (!snapshot) throw new AppError("not-found");
  const content = contentOfJson(snapshot.json);
  const target = { boardId, workspaceId: access.workspaceId, label: `Before restoring “${snapshot.label}”` };

  const before = await deps.rooms.read(access.documentId, captureDoc);
  const safetySnapshotId = await keep(deps, principal, { ...target, captured: before });
  const { after, late } = await deps.rooms.transact(
    access.documentId,
    { userId: principal.userId },
    (doc) => {
      const now = captureDoc(doc);
      restoreContent(doc, content);
      return { after: contentOfDoc(doc).hashes, late: isSame(now, before) ? null : now };
    },
  );
  if (late) await keep(deps, principal, { ...target, captured: late });
  assert(after.semHash === snapshot.semHash, `restoring snapshot ${snapshotId} gives back its content`);

  await writeLedger(deps, actorOf(principal), ({ record }) =>
    record({
      chain: access.workspaceId,
      action: "snapshot.restore",
      entity: "snapshot",
      entityId: snapshotId,
      before: { semHash: before.hashes.semHash, safetySnapshotId },
      after: { boardId, semHash: after.semHash, layHash: after.layHash },
    }),
  );
  deps.rooms.notify(boardId, { topic: "snapshots", ids: [safetySnapshotId] });
  return { safetySnapshotId, semHash: after.semHash, layHash: after.layHash };
}

interface Kept {
  boardId: string;
  workspaceId: string;
  label: string;
  captured: Captured;
}

async function keep(deps: Deps, principal: Principal, { captured, ...target }: Kept): Promise<string> {
  const { id } = await writeLedger(deps, actorOf(principal), (ledger) =>
    insertSnapshot(ledger, {
      ...target,
      ...captured,
      id: deps.newId(),
      kind: "AUTOMATIC",
      createdById: principal.userId,
      at: new Date(deps.clock.now()),
    }),
  );
  return id;
}

const isSame = (a: Captured, b: Captured): boolean =>
  a.hashes.semHash === b.hashes.semHash && a.hashes.layHash === b.hashes.layHash;

function contentOfJson(json: string): BoardContent {
  const parsed = parseContent(JSON.parse(json));
  assert(parsed.ok, "a stored snapshot can be read");
  return parsed.value;
}
