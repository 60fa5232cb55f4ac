/** Why somebody can't comment, in one sentence that says what to do; undefined when they can. */
import type { BoardSession } from "#components/board/board-session.tsx";
import { can } from "#lib/access/roles.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";

/** A locked board still takes comments. */
export function commentRefusal(
  { connection, role, draft }: Pick<BoardSession, "connection" | "role" | "draft">,
  state: SyncState | undefined,
): string | undefined {
  if (!connection || !state) return "This is a snapshot. Comment on the board itself.";
  if (draft) return "This is a draft. Comment on the board itself.";
  if (!can(role, "board.comment"))
    return "You can read the comments here, but not write any. Ask the board's owner to make you a commenter.";
  if (state.kind === "closed") return "The connection to this board has ended. Reload the page to go on.";
  if (state.kind === "read-only" && state.reason === "archived")
    return "This board is archived. Take it out of the archive to comment on it.";
  return undefined;
}
