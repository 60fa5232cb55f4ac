/**
 * Brings a board back to a snapshot by a forward change that live editors see. What was there before is kept first, as
 * an automatic snapshot; what somebody drew in the moment between is kept too.
 */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { encodeContent, parseContent, restoreContent } from "#lib/board/content.ts";
import type { BoardHashes } from "#lib/board/hash-board.ts";
import { migrateDocument } from "#lib/board/migrations/migrate-document.ts";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import type { SnapshotRestored } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import type { Snapshot } from "#prisma/generated/client.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { contentOfDoc, type KeptState, type LiveContent, stateOfDoc } from "#server/reading/readings.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { showChange } from "./show-change.ts";

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

/** Rejects with AppError not-found, access.denied, board.locked, conflict (archived, damaged), NotStoredYet. */
export async function restoreSnapshot(
  deps: Deps,
  principal: Principal,
  { boardId, snapshotId }: { boardId: string; snapshotId: string },
): Promise<SnapshotRestored> {
  const access = await requireEditableBoard(deps, principal, { boardId, action: "snapshot.restore" });
  const snapshot = await deps.prisma.snapshot.findFirst({ where: { id: snapshotId, boardId } });
  if (!snapshot) throw new AppError("not-found");
  const { content, hashes } = stateOf(snapshot);
  const target = { boardId, workspaceId: access.workspaceId, label: `Before restoring “${snapshot.label}”` };

  const { value: before } = await deps.reader.read(access.documentId, "state");
  const safetySnapshotId = await keep(deps, principal, { ...target, state: before });
  const by = { documentId: access.documentId, userId: principal.userId };
  const { value, notStored } = await showChange(deps, by, (doc) => {
    const now = stateOfDoc(doc);
    restoreContent(doc, content);
    return { after: contentOfDoc(doc).hashes, late: isSame(now.hashes, before.hashes) ? null : now };
  });
  const { after, late } = value;
  if (late) await keep(deps, principal, { ...target, state: late });

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
  if (notStored) throw notStored;
  assert(isSame(after, hashes), `restoring snapshot ${snapshotId} gives back its content`);
  return { safetySnapshotId, semHash: after.semHash, layHash: after.layHash };
}

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

const isSame = (a: BoardHashes, b: BoardHashes): boolean =>
  a.semHash === b.semHash && a.layHash === b.layHash;

/** What the snapshot holds, as this version reads it; proved to be what was kept before anything is touched. */
function stateOf(snapshot: Snapshot): LiveContent {
  const doc = new Y.Doc();
  try {
    const isOfThisSchema = fillFrom(snapshot, doc);
    const state = contentOfDoc(doc);
    const isComparable = isOfThisSchema && snapshot.hashVersion === state.hashes.hashVersion;
    if (isComparable && !isSame(state.hashes, snapshot)) {
      throw new AppError("conflict", "This snapshot isn't what was kept any more. Nothing was changed.");
    }
    return state;
  } finally {
    doc.destroy();
  }
}

/** True when the content could be taken as it was written; else the document of that time was migrated. */
function fillFrom({ json, yUpdate }: Snapshot, doc: Y.Doc): boolean {
  const written = JSON.parse(json) as { schema?: unknown };
  if (written.schema === SCHEMA_VERSION) {
    const parsed = parseContent(written);
    assert(parsed.ok, "a stored snapshot can be read");
    Y.applyUpdate(doc, encodeContent(parsed.value));
    return true;
  }
  Y.applyUpdate(doc, yUpdate);
  const migrated = migrateDocument(doc);
  if (!migrated.ok) throw new AppError("conflict", migrated.error.message);
  return false;
}
