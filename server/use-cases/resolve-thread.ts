/**
 * Resolves a thread by what came of it, or opens it again. The audit keeps who did it, when, and each outcome, also of
 * a thread that was opened again.
 */
import type { ChangeThread, GiveOutcome, ThreadWithComments } from "#lib/contracts/threads.ts";
import type { GrantedBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { outcomeOf, requireThread } from "#server/queries/list-threads.ts";
import type { Ledger } from "./ledger.ts";
import { mentionedMembers } from "./mentioned-members.ts";
import { type OfThread, requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

/** Rejects with AppError not-found, access.denied, conflict (archived), validation.failed (the owner is no member). */
export async function resolveThread(
  deps: ThreadDeps,
  principal: Principal,
  { boardId, threadId, ...change }: ChangeThread & OfThread,
): Promise<ThreadWithComments> {
  const of = { boardId, threadId };
  const access = await requireCommentable(deps, principal, boardId);
  const { state } = change;
  return writeThread(deps, {
    ...{ ...of, principal, access },
    action: state === "RESOLVED" ? "thread.resolve" : "thread.reopen",
    async write(tx) {
      const before = await requireThread(tx, of);
      if (before.state === state) return false;
      const now = { at: new Date(deps.clock.now()), principal };
      const facts = change.state === "RESOLVED" ? await resolvedAs(tx, access, { ...now, ...change }) : open;
      // Of two who resolve it at once, the second changes nothing.
      const { count } = await tx.thread.updateMany({
        where: { id: threadId, state: before.state },
        data: { state, ...facts },
      });
      if (count === 0) return false;
      const [was, is] = [outcomeOf(before), outcomeOf({ ...before, ...facts })];
      return { ...(was && { before: { outcome: was } }), ...(is && { after: { outcome: is } }) };
    },
  });
}

const open = {
  ...{ resolvedAt: null, resolvedById: null, resolvedByName: null },
  ...{ outcome: null, outcomeText: null, outcomeOwnerId: null, outcomeOwnerName: null, outcomeDue: null },
};

interface Resolving {
  at: Date;
  principal: Principal;
  outcome: GiveOutcome;
}

async function resolvedAs(tx: Ledger["tx"], access: GrantedBoard, { at, principal, outcome }: Resolving) {
  const isAction = outcome.kind === "ACTION";
  const [owner] = isAction
    ? await mentionedMembers(tx, access, [outcome.ownerId], "An action is for a member of this workspace.")
    : [];
  return {
    ...{ resolvedAt: at, resolvedById: principal.userId, resolvedByName: principal.name },
    ...{ outcome: outcome.kind, outcomeText: outcome.text },
    ...{ outcomeOwnerId: owner?.userId ?? null, outcomeOwnerName: owner?.name ?? null },
    outcomeDue: isAction ? outcome.due : null,
  };
}
