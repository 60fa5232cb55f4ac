/** Resolves a thread or opens it again; the audit keeps who did and when. */
import type { ChangeThread, ThreadWithComments } from "#lib/contracts/threads.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireThread } from "#server/queries/list-threads.ts";
import { type OfThread, requireCommentable, type ThreadDeps, writeThread } from "./write-thread.ts";

/** Rejects with AppError not-found, access.denied, conflict (archived). */
export async function resolveThread(
  deps: ThreadDeps,
  principal: Principal,
  { state, ...of }: ChangeThread & OfThread,
): Promise<ThreadWithComments> {
  const access = await requireCommentable(deps, principal, of.boardId);
  const resolved = {
    resolvedAt: new Date(deps.clock.now()),
    resolvedById: principal.userId,
    resolvedByName: principal.name,
  };
  const open = { resolvedAt: null, resolvedById: null, resolvedByName: null };
  return writeThread(deps, {
    ...of,
    principal,
    access,
    action: state === "RESOLVED" ? "thread.resolve" : "thread.reopen",
    async write(tx) {
      const before = await requireThread(tx, of);
      if (before.state === state) return false;
      const data = { state, ...(state === "RESOLVED" ? resolved : open) };
      // Of two who resolve it at once, the second changes nothing.
      const { count } = await tx.thread.updateMany({
        where: { id: of.threadId, state: before.state },
        data,
      });
      return count > 0;
    },
  });
}
