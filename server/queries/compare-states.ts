/** What differs between two snapshots of a board, or a snapshot and the live board, and who changed it when. */
import type { CompareQuery, Comparison } from "#lib/contracts/comparison.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { keptDocument } from "#server/reading/kept-content.ts";
import { approvedHashes } from "./approved-hashes.ts";
import { explanationsBetween } from "./explanations.ts";
import { type EditWindow, lastEdits } from "./last-edits.ts";

type Deps = Pick<Context, "prisma" | "clock" | "reader">;

/** What a snapshot took to be read and kept: an edit may be younger than the state and older than its row. */
const keepingMs = 60_000;

/**
 * The JSON text of a `Comparison`. Rejects with AppError not-found (also for a snapshot of another board),
 * access.denied, conflict (made by a later version).
 */
export async function compareStates(
  deps: Deps,
  principal: Pick<Principal, "userId">,
  { boardId, from, to }: CompareQuery & { boardId: string },
): Promise<string> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  const before = await snapshotOf(deps, { boardId, id: from });
  const after = to === "now" ? null : await snapshotOf(deps, { boardId, id: to });
  const approved = await approvedHashes(deps, boardId, before.at);
  const now = { snapshotId: null, label: null, at: new Date(deps.clock.now()).toISOString() };
  const states = { from: before.state, to: after?.state ?? now };
  const { explanations, changeRequests } = await explanationsBetween(deps, boardId, spanOf(states));
  const wish = { from: before.kept, to: after?.kept ?? null, approved, explanations };
  const compared = after
    ? await deps.reader.readUpdates([], "comparison", wish)
    : (await deps.reader.read(documentId, "comparison", wish)).value;
  if (compared.kind === "unreadable") throw new AppError("conflict", compared.message);
  const edits = await lastEdits(deps, { documentId, elementIds: compared.ids, ...windowOf(states) });
  const head: Pick<Comparison, "from" | "to" | "edits" | "changeRequests"> = {
    ...states,
    edits: Object.fromEntries(edits),
    changeRequests,
  };
  // Both are objects with members; joined as text, because parsing a large one again would hold up everybody.
  return `${JSON.stringify(head).slice(0, -1)},${compared.json.slice(1)}`;
}

type Span = Pick<EditWindow, "after" | "until">;

/** Whichever was kept first. */
function spanOf({ from, to }: Pick<Comparison, "from" | "to">): Span {
  const [earlier = 0, later = 0] = [from, to].map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
  return { after: new Date(earlier), until: new Date(later) };
}

/** Who edits on another node may have a clock that is ahead. */
function windowOf(states: Pick<Comparison, "from" | "to">): Span {
  const { after, until } = spanOf(states);
  const isLive = states.to.snapshotId === null;
  return {
    after: new Date(after.getTime() - keepingMs),
    until: new Date(until.getTime() + (isLive ? keepingMs : 0)),
  };
}

async function snapshotOf({ prisma }: Deps, where: { boardId: string; id: string }) {
  const row = await prisma.snapshot.findFirst({
    where,
    select: { id: true, label: true, createdAt: true, json: true },
  });
  if (!row) throw new AppError("not-found");
  const { id, label, createdAt } = row;
  return {
    kept: await keptDocument({ prisma }, row),
    at: createdAt,
    state: { snapshotId: id, label, at: createdAt.toISOString() },
  };
}
