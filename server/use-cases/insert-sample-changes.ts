/** Gives a sample board the change requests its team has behind it, with their drafts and what became of them. */
import * as Y from "yjs";
import { encodeContent, restoreContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { utcDayOf } from "#lib/calendar-day.ts";
import { addressesOf } from "#lib/changes/change-impact.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { type SampleChange, sampleChanges } from "#lib/sample/sample-changes.ts";
import { movedByWeeks, weeksToMove } from "#lib/sample/sample-days.ts";
import type { Context } from "#server/context.ts";
import { runReading } from "#server/reading/readings.ts";
import { type OfSampleBoard, sampleNameOf, sampleUserId } from "./insert-sample-rounds.ts";
import type { Ledger } from "./ledger.ts";

const dayMs = 24 * 60 * 60 * 1_000;

interface KeptChange {
  change: SampleChange;
  forkUpdate: Uint8Array<ArrayBuffer>;
  forkSemHash: string;
  draftUpdate: Uint8Array<ArrayBuffer>;
}
/** The same for every sample board of a week: worked out for the first one. */
let kept: { weeks: number; changes: readonly KeptChange[] } | undefined;

/** Inside a running transaction. */
export async function insertSampleChanges(
  deps: Pick<Context, "newId">,
  ledger: Ledger,
  of: OfSampleBoard,
): Promise<void> {
  const weeks = weeksToMove(utcDayOf(of.at));
  if (kept?.weeks !== weeks) kept = { weeks, changes: sampleChanges().map((change) => keep(change, weeks)) };
  for (const change of kept.changes) await insertChange(deps, ledger, { ...of, ...change });
}

function keep(asWritten: SampleChange, weeks: number): KeptChange {
  const change = {
    ...asWritten,
    fork: movedByWeeks(asWritten.fork, weeks),
    draft: movedByWeeks(asWritten.draft, weeks),
  };
  const forkUpdate = new Uint8Array(encodeContent(change.fork));
  const { semHash: forkSemHash } = runReading("content", [forkUpdate]).hashes;
  return { change, forkUpdate, forkSemHash, draftUpdate: grownFrom(forkUpdate, change.draft) };
}

/** A draft shares the past of what it was made from. */
function grownFrom(update: Uint8Array, content: BoardContent): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  doc.transact(() => restoreContent(doc, content));
  const grown = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return grown;
}

async function insertChange(
  { newId }: Pick<Context, "newId">,
  { tx, record }: Ledger,
  { boardId, workspaceId, at: now, change, forkUpdate, forkSemHash, draftUpdate }: OfSampleBoard & KeptChange,
): Promise<void> {
  const { n, source, title, reason, requester, assessment, fork, draft } = change;
  const daysBefore = (days: number) => new Date(now.getTime() - days * dayMs);
  const [id, draftDocumentId, at] = [newId(), newId(), daysBefore(change.daysAgo)];
  await tx.document.create({ data: { id: draftDocumentId, boardId, seq: 1 } });
  await tx.documentUpdate.create({ data: { documentId: draftDocumentId, seq: 1, bytes: draftUpdate, at } });
  await tx.changeRequest.create({
    data: {
      ...{ id, boardId, n, source, title, reason, ...assessment, at },
      ...{ draftDocumentId, forkUpdate, forkSemHash },
      ...{ requesterId: sampleUserId(requester), requesterName: sampleNameOf(fork, requester) },
    },
  });
  for (const [index, { kind, by, approver, reason: why = "", daysAgo }] of change.steps.entries())
    await tx.changeStep.create({
      data: {
        ...{
          id: newId(),
          boardId,
          requestId: id,
          seq: index + 1,
          kind,
          reason: why,
          at: daysBefore(daysAgo),
        },
        ...{ byId: sampleUserId(by), byName: sampleNameOf(fork, by) },
        ...(approver && { approverId: sampleUserId(approver), approverName: sampleNameOf(fork, approver) }),
        addresses: kind === "APPLIED" ? addressesOf(diffBoards(fork, draft)) : [],
      },
    });
  await record({
    ...{ chain: workspaceId, action: "change.sample", entity: "change-request", entityId: id },
    after: { boardId, n, title },
  });
}
