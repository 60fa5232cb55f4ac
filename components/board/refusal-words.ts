/** Why somebody can't edit here, in one sentence that says what to do. */
import type { SyncState } from "#lib/sync/sync-state.ts";

interface Facts {
  /** The map on a small screen. */
  isPhone: boolean;
  /** Absent for a snapshot. */
  state: SyncState | undefined;
  /** Number of the round whose approval locked the board. */
  lockedForRound?: number | null;
}

export function refusalWords({ isPhone, state, lockedForRound }: Facts): string {
  if (!state) return "This is a snapshot and stays as it is. Restore it to work on it.";
  if (isPhone) return "The map is for looking on a small screen. Edit in the outline, or on a wider screen.";
  if (state.kind === "closed") return "The connection to this board has ended. Reload the page to go on.";
  if (state.kind !== "read-only") return "You can look at this board, but not change it.";
  switch (state.reason) {
    case "locked":
      return lockedForRound
        ? `This board is locked for round ${lockedForRound}. Propose a change instead, in Requests.`
        : "This board is locked. Propose a change instead, in Requests.";
    case "decided":
      return "This draft was decided on and stays as it is. Propose another change to go on.";
    case "archived":
      return "This board is archived. Take it out of the archive to change it.";
    case "commenter":
      return "You can comment on this board, but not change it. Ask its owner to make you an editor.";
    case "viewer":
      return "You can look at this board, but not change it. Ask its owner to make you an editor.";
  }
}
