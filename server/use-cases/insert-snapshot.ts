/** Writes one immutable snapshot of a board inside a running transaction. */
import canonicalize from "canonicalize";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import type { KeptState } from "#server/reading/document-state.ts";
import type { Ledger } from "./ledger.ts";

export interface NewSnapshot extends KeptState {
  id: string;
  boardId: string;
  workspaceId: string;
  kind: SnapshotInfo["kind"];
  label: string;
  createdById: string | null;
  at: Date;
  /** The round that is opened or closed with it. */
  roundId?: string;
}

export async function insertSnapshot(
  { tx, record }: Ledger,
  snapshot: NewSnapshot,
): Promise<Omit<SnapshotInfo, "createdBy">> {
  const { id, boardId, workspaceId, kind, label, json, counts, hashes, update, createdById, at, roundId } =
    snapshot;
  await lockSnapshots(tx, boardId);
  const last = await tx.snapshot.aggregate({ where: { boardId }, _max: { seq: true } });
  const row = {
    id,
    seq: (last._max.seq ?? 0) + 1,
    kind,
    label,
    semHash: hashes.semHash,
    layHash: hashes.layHash,
    hashVersion: hashes.hashVersion,
    counts,
  };
  await tx.snapshot.create({
    data: {
      ...row,
      boardId,
      json: await withScale(tx, workspaceId, json),
      yUpdate: new Uint8Array(update),
      createdById,
      createdAt: at,
      roundId: roundId ?? null,
    },
  });
  await record({
    chain: workspaceId,
    action: "snapshot.take",
    entity: "snapshot",
    entityId: id,
    after: { boardId, seq: row.seq, kind, label, semHash: row.semHash, layHash: row.layHash },
  });
  return { ...row, createdAt: at.toISOString() };
}

/** The risk bins in force are part of what is kept, where a workspace has its own. */
async function withScale(tx: Ledger["tx"], workspaceId: string, json: string): Promise<string> {
  const workspace = await tx.workspace.findUnique({
    where: { id: workspaceId },
    select: { riskScale: true },
  });
  const riskScale = workspace?.riskScale;
  return riskScale ? (canonicalize({ ...JSON.parse(json), riskScale }) ?? json) : json;
}

/** Two at once must not take the same number; the lock ends with the transaction. */
export async function lockSnapshots(tx: Ledger["tx"], boardId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`snapshots:${boardId}`}, 0))`;
}
