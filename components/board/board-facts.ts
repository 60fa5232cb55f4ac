/** What the server tells the board's page before the document is there. */
import type { Role } from "#lib/access/roles.ts";
import type { PresenceUser } from "#lib/sync/presence.ts";
import type { ReadOnlyReason } from "#lib/sync/sync-state.ts";

/** The change request that is drawn on a draft. */
export interface DraftFacts {
  changeId: string;
  /** C-3. */
  key: string;
  title: string;
}

export interface BoardFacts {
  boardId: string;
  documentId: string;
  title: string;
  workspaceId: string;
  workspaceName: string;
  role: Role;
  /** Why what is drawn can't be changed by this person; null when it can. */
  readOnly: ReadOnlyReason | null;
  /** Number of the round whose approval locked it. */
  lockedForRound: number | null;
  me: PresenceUser;
  /** The colour of every member of the workspace, by user id. */
  memberColors: Record<string, number>;
  storage: "embedded" | "postgres";
  /** Absent for the board itself. */
  draft?: DraftFacts;
}
