/**
 * Approves a change request, which merges its draft into the board as one forward change that live editors see, locked
 * or not; rejects it; or takes back what was merged. One merge of a board after the other, on whichever node: each
 * claims the board's row first, and looks at the board only then.
 */

import { changeKey, changeStateOf } from "#lib/changes/change-state.ts";
import type {
  ApproveChange,
  ChangeRequest,
  RejectChange,
  RevertChange,
} from "#lib/contracts/change-requests.ts";
import { AppError } from "#lib/errors.ts";
import type { GrantedBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { type ChangeRow, type OfChange, requireChange } from "#server/queries/list-changes.ts";
import type { KeptState } from "#server/reading/document-state.ts";
import { changeBoard } from "./change-board.ts";
import { createSafety } from "./keep-before.ts";
import { notAsSeen } from "./rebase-change.ts";
import {
  type ChangeDeps,
  insertStep,
  requireAssessed,
  requireDecider,
  requireDecision,
  requireOpen,
  writeChange,
} from "./write-change.ts";

/**
 * Rejects with AppError not-found, access.denied, conflict (archived, decided on, nobody was asked, a text is missing,
 * one's own, not up to date), content.changed (the draft isn't what was seen), NotStoredYet.
 */
export function approveChange(
  deps: ChangeDeps,
  principal: Principal,
  { seenHash, ...of }: ApproveChange & OfChange,
): Promise<ChangeRequest> {
  return changeByRequest(deps, principal, {
    ...of,
    kind: "APPLIED",
    require(row, access) {
      requireDecider(row, principal, access);
      requireAssessed(row);
      if (changeStateOf(row.steps) !== "ASSESSED")
        throw new AppError("conflict", "Nobody was asked to decide on this change yet.");
    },
    async plan(row, updates) {
      const draft = await deps.rooms.capture(row.draftDocumentId);
      const wish = { draft: draft.updates, forkSemHash: row.forkSemHash };
      const merging = await deps.reader.readUpdates(updates, "merging", wish);
      if (merging.kind !== "ok")
        throw new AppError("conflict", "The board has changed since. Bring the draft up to date first.");
      if (merging.after.semHash !== seenHash)
        throw new AppError("content.changed", "The draft has just changed. Look at it again, then decide.");
      return merging;
    },
  });
}

/** Rejects with AppError not-found, access.denied, conflict (archived, not applied, one's own, not all chosen), content.changed, NotStoredYet. */
export function revertChange(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, reason, ...chosen }: RevertChange & OfChange,
): Promise<ChangeRequest> {
  return changeByRequest(deps, principal, {
    ...{ boardId, changeId, kind: "REVERTED", reason },
    require(row, access) {
      requireDecider(row, principal, access);
      if (changeStateOf(row.steps) !== "APPLIED")
        throw new AppError("conflict", "Only a change that was applied can be taken back.");
    },
    async plan(row, updates) {
      const { forkUpdate: fork } = await deps.prisma.changeRequest.findUniqueOrThrow({
        where: { id: row.id },
        select: { forkUpdate: true },
      });
      const { updates: draft } = await deps.rooms.capture(row.draftDocumentId);
      const reversion = await deps.reader.readUpdates(updates, "reversion", { fork, draft, ...chosen });
      if (reversion.kind !== "ok") throw notAsSeen(reversion.kind);
      return reversion;
    },
  });
}

/** Its author may withdraw it so. Rejects with AppError not-found, access.denied, conflict (archived, decided on). */
export async function rejectChange(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, reason }: RejectChange & OfChange,
): Promise<ChangeRequest> {
  const access = await requireDecision(deps, principal, boardId);
  const request = await writeChange(deps, principal, {
    ...{ boardId, changeId },
    async write(ledger, now) {
      if (now.requesterId !== principal.userId) requireDecider(now, principal, access);
      requireOpen(now);
      const step = { kind: "REJECTED", reason } as const;
      await insertStep(deps, ledger, now, { workspaceId: access.workspaceId, principal, step });
    },
  });
  await deps.rooms.recheck({ documentId: request.draftDocumentId });
  return request;
}

interface ByRequest extends OfChange {
  kind: "APPLIED" | "REVERTED";
  reason?: string;
  /** Throws when this request can't do it now. */
  require(row: ChangeRow, access: GrantedBoard): void;
  plan(row: ChangeRow, updates: readonly Uint8Array[]): Promise<Planned>;
}

interface Planned {
  before: KeptState;
  parts: Uint8Array[];
  addresses: string[];
}

async function changeByRequest(
  deps: ChangeDeps,
  principal: Principal,
  { boardId, changeId, kind, reason = "", ...by }: ByRequest,
): Promise<ChangeRequest> {
  const of = { boardId, changeId };
  const look = async () => {
    const access = await requireDecision(deps, principal, boardId);
    const row = await requireChange(deps.prisma, of);
    by.require(row, access);
    return { access, row };
  };
  const { access, row } = await look();
  const { workspaceId } = access;
  const safety = createSafety(deps, { boardId, workspaceId, principal });
  const label = `Before ${kind === "APPLIED" ? "applying" : "taking back"} ${changeKey(row.n)}`;
  return whileClaimed(deps, boardId, async () => {
    const { plan, notStored } = await changeBoard(deps, {
      documentId: boardId,
      userId: principal.userId,
      mayChange: look,
      async plan(updates) {
        const planned = await by.plan(row, updates);
        await safety.keep(planned.before, label);
        return planned;
      },
      onMerging: async () => {
        throw new AppError("conflict", "The board is being changed right now. Try again in a moment.");
      },
    });
    const request = await writeChange(deps, principal, {
      ...of,
      write: (ledger, now) =>
        insertStep(deps, ledger, now, {
          ...{ workspaceId, principal },
          step: { kind, reason, addresses: plan.addresses, snapshotId: safety.ids.at(-1) ?? null },
        }),
    });
    deps.rooms.notify(boardId, { topic: "snapshots", ids: [...safety.ids] });
    await deps.rooms.recheck({ documentId: row.draftDocumentId });
    if (notStored) throw notStored;
    return request;
  });
}

/** Longer than merging the largest board takes; a node that died in the middle is waited for so long. */
const claimMs = 60_000;

async function whileClaimed<T>(deps: ChangeDeps, boardId: string, merge: () => Promise<T>): Promise<T> {
  const now = new Date(deps.clock.now());
  const { count } = await deps.prisma.board.updateMany({
    where: { id: boardId, OR: [{ mergingUntil: null }, { mergingUntil: { lt: now } }] },
    data: { mergingUntil: new Date(now.getTime() + claimMs) },
  });
  if (count === 0)
    throw new AppError("conflict", "Another change is being merged right now. Try again in a moment.");
  try {
    return await merge();
  } finally {
    await deps.prisma.board.updateMany({ where: { id: boardId }, data: { mergingUntil: null } });
  }
}
