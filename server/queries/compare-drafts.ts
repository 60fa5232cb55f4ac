/** What the draft of a change differs in from the board it was made from, or from the draft of another change. */
import type { Comparison } from "#lib/contracts/comparison.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { type EditWindow, lastEdits } from "./last-edits.ts";
import { type ChangeRow, type OfChange, requireChange } from "./list-changes.ts";

type Deps = Pick<Context, "prisma" | "rooms" | "reader">;

/** The JSON text of a `Comparison`. Rejects with AppError not-found, access.denied, conflict (made by a later version). */
export async function compareDrafts(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  { boardId, changeId, with: otherId }: OfChange & { with?: string | undefined },
): Promise<string> {
  await requireBoard(deps, principal, { boardId, action: "board.read" });
  const row = await requireChange(deps.prisma, { boardId, changeId });
  const other =
    otherId === undefined ? undefined : await requireChange(deps.prisma, { boardId, changeId: otherId });
  const from = other ? await draftOf(deps, other) : await forkOf(deps, row);
  const to = await draftOf(deps, row);
  const wish = { from: from.kept, to: to.kept, approved: {}, explanations: {} };
  const compared = await deps.reader.readUpdates([], "comparison", wish);
  if (compared.kind === "unreadable") throw new AppError("conflict", compared.message);
  const edits = await lastEdits(deps, { ...draftWindow(row), elementIds: compared.ids });
  const head: Pick<Comparison, "from" | "to" | "edits" | "changeRequests"> = {
    ...{ from: from.state, to: to.state, edits: Object.fromEntries(edits), changeRequests: {} },
  };
  // Both are objects with members; joined as text, because parsing a large one again would hold up everybody.
  return `${JSON.stringify(head).slice(0, -1)},${compared.json.slice(1)}`;
}

/** Everything that was drawn on it. */
const draftWindow = ({ draftDocumentId, at }: ChangeRow): Omit<EditWindow, "elementIds"> => ({
  documentId: draftDocumentId,
  after: at,
  until: new Date(8.64e15),
});

async function draftOf({ rooms, reader }: Deps, { draftDocumentId, title, at }: ChangeRow) {
  const { updates } = await rooms.capture(draftDocumentId);
  return { kept: await keptOf(reader, updates), state: stateOf(title, at) };
}

async function forkOf({ prisma, reader }: Deps, { id, at }: ChangeRow) {
  const { forkUpdate } = await prisma.changeRequest.findUniqueOrThrow({
    where: { id },
    select: { forkUpdate: true },
  });
  return { kept: await keptOf(reader, [forkUpdate]), state: stateOf(null, at) };
}

async function keptOf(reader: Deps["reader"], updates: readonly Uint8Array[]) {
  const { json, update } = await reader.readUpdates(updates, "state");
  return { json, yUpdate: update };
}

const stateOf = (label: string | null, at: Date): Comparison["from"] => ({
  snapshotId: null,
  label,
  at: at.toISOString(),
});
