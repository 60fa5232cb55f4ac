/**
 * Keeps a snapshot of a board that people work on, by the server itself, and deletes older ones of its own as they age
 * (decision 25). What people named, what a round was opened or closed with, and what was kept before a restore stays.
 */
import type { Context } from "#server/context.ts";

import { isSameState } from "#server/reading/document-state.ts";
import { insertSnapshot, lockSnapshots } from "./insert-snapshot.ts";
import { type Ledger, systemActor, writeLedger } from "./ledger.ts";
import { snapshotsToThin } from "./snapshots-to-thin.ts";

interface Wish {
  boardId: string;
  workspaceId: string;
  /** Not taken when the newest one, of whatever kind, is younger. */
  leastAgeMs: number;
}

/** False when the board is what the newest snapshot has, or somebody has just taken one. */
export async function takeAutomaticSnapshot(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">,
  { boardId, workspaceId, leastAgeMs }: Wish,
): Promise<boolean> {
  const { value: state } = await deps.reader.read(boardId, "state");
  const nowMs = deps.clock.now();
  const taken = await writeLedger(deps, systemActor, async (ledger) => {
    // Several nodes come to this at the same minute: one takes it.
    await lockSnapshots(ledger.tx, boardId);
    const newest = await ledger.tx.snapshot.findFirst({
      where: { boardId },
      orderBy: { seq: "desc" },
      select: { createdAt: true, semHash: true, layHash: true, hashVersion: true },
    });
    if (newest && (nowMs - newest.createdAt.getTime() < leastAgeMs || isSameState(newest, state.hashes)))
      return null;
    const kept = { ...state, kind: "AUTOMATIC" as const, label: "While people worked", createdById: null };
    const at = new Date(nowMs);
    const snapshot = await insertSnapshot(ledger, { ...kept, id: deps.newId(), boardId, workspaceId, at });
    await thin(ledger, { boardId, workspaceId, nowMs });
    return snapshot;
  });
  if (taken) deps.rooms.notify(boardId, { topic: "snapshots", ids: [taken.id] });
  return taken !== null;
}

async function thin(
  { tx, record }: Ledger,
  { boardId, workspaceId, nowMs }: { boardId: string; workspaceId: string; nowMs: number },
): Promise<void> {
  const own = await tx.snapshot.findMany({
    where: { boardId, kind: "AUTOMATIC", createdById: null },
    select: { id: true, seq: true, createdAt: true },
  });
  const gone = snapshotsToThin(own, nowMs);
  if (gone.length === 0) return;
  await tx.snapshot.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await record({
    chain: workspaceId,
    action: "snapshot.thin",
    entity: "board",
    entityId: boardId,
    before: { seqs: gone.map(({ seq }) => seq) },
  });
}
