/** The snapshots of a board, newest first, without their content; and one with it. */

import { assert } from "#lib/assert.ts";
import type { SnapshotInfo, SnapshotWithContent } from "#lib/contracts/snapshots.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { completed, readScale } from "#server/reading/kept-content.ts";
import { peopleById } from "./people-by-id.ts";

const infoFields = {
  id: true,
  seq: true,
  kind: true,
  label: true,
  semHash: true,
  layHash: true,
  hashVersion: true,
  counts: true,
  createdById: true,
  createdAt: true,
} as const;

type Deps = Pick<Context, "prisma">;

/** Rejects with AppError not-found, access.denied. */
export async function listSnapshots(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  boardId: string,
): Promise<SnapshotInfo[]> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const rows = await deps.prisma.snapshot.findMany({
    where: { boardId },
    orderBy: { seq: "desc" },
    select: infoFields,
  });
  return describe(deps, rows);
}

/** Rejects with AppError not-found, access.denied. */
export async function getSnapshot(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  { boardId, snapshotId }: { boardId: string; snapshotId: string },
): Promise<SnapshotWithContent> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const row = await deps.prisma.snapshot.findFirst({
    where: { id: snapshotId, boardId },
    select: { ...infoFields, json: true },
  });
  if (!row) throw new AppError("not-found");
  const { json, ...info } = row;
  const [snapshot] = await describe(deps, [info]);
  assert(snapshot, "a snapshot that was found is described");
  const { riskScale, ...written } = JSON.parse(json) as { riskScale?: unknown };
  return { ...snapshot, content: completed(written), riskScale: readScale(riskScale) };
}

interface Row extends Omit<SnapshotInfo, "createdAt" | "createdBy" | "counts"> {
  counts: unknown;
  createdById: string | null;
  createdAt: Date;
}

async function describe(deps: Deps, rows: readonly Row[]): Promise<SnapshotInfo[]> {
  const people = await peopleById(
    deps,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ createdById, createdAt, counts, ...row }) => ({
    ...row,
    counts: counts as SnapshotInfo["counts"],
    createdAt: createdAt.toISOString(),
    createdBy: people.get(createdById ?? "") ?? null,
  }));
}
