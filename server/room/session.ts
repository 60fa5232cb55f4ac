/**
 * One open connection as the room sees it. What a connection may do is fixed when it joins: when that changes, it is
 * closed and comes back (docs/sync-spec.md S90).
 */
import type { Role } from "#lib/access/roles.ts";
import type { ReadOnlyReason } from "#lib/sync/sync-state.ts";
import type { Visitor } from "#server/auth/visit-board.ts";
import type { Leftover } from "./live-document.ts";
import type { Outbox } from "./outbox.ts";
import type { SavedLedger } from "./saved-ledger.ts";
import type { Cancel } from "./scheduler.ts";

/** Port: the far end of a connection. */
export interface Socket {
  send(frame: Uint8Array): void;
  /** Bytes handed to `send` that the operating system hasn't taken yet. */
  bufferedBytes(): number;
  close(code: number, reason: string): void;
}

export interface JoinRequest {
  principal: Visitor;
  role: Role;
  /** Why nothing may be changed; null when it may. */
  readOnly: ReadOnlyReason | null;
  socket: Socket;
  /** True for a client that announced itself and understands `saved` and notices. */
  isAnnounced: boolean;
  /** `rechecks` of the rooms before access was asked for: had any run since, it is asked again. */
  asOf: number;
  /** What the connection's credentials are worth now. */
  reauthorize(): Promise<AccessVerdict>;
}

/** What an open connection's credentials may do at this moment. */
export type AccessVerdict =
  | { kind: "granted"; role: Role; readOnly: ReadOnlyReason | null }
  /** They are worth something, for somebody else: a removed member who also holds a share link. */
  | { kind: "somebody-else" }
  | { kind: "signed-out" }
  | { kind: "denied" }
  | { kind: "not-found" };

interface BaseSession extends Omit<JoinRequest, "asOf"> {
  /** Grows with every connection: which of two is newer. */
  id: number;
  outbox: Outbox;
  /** False once left or closed. What it had sent by then is still applied. */
  isOpen: boolean;
}

export interface EditingSession extends BaseSession {
  kind: "editing";
  ledger: SavedLedger;
  /** One of its updates was refused: what came after it is not looked at. */
  isCut: boolean;
  /** The answer to our step 1 has been applied. */
  hasAnswered: boolean;
  gap: Gap | null;
}

export interface ReadingSession extends BaseSession {
  kind: "reading";
  /** The client was told that its changes aren't taken. */
  wasTold: boolean;
  /** Updates, other than step 2, that would have changed something. */
  writes: number;
}

export type Session = EditingSession | ReadingSession;

/** Updates of one connection that wait for predecessors. */
interface Gap {
  leftovers: Leftover[];
  bytes: number;
  cancelDeadline: Cancel;
}
