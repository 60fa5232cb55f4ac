/**
 * Port: the live documents of this process, as the rest of the server sees them.
 */
import type * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import type { PresenceUser } from "#lib/sync/presence.ts";
import type { Notice } from "#lib/sync/protocol.ts";
import type { UpdateFormat } from "./live-document.ts";

/** A document with edits that were shown and never reached the disk; nobody was told that they are saved. */
export interface UnstoredDocument {
  documentId: string;
  /** Bytes of them. */
  bytes: number;
}

/** A document at one moment. */
export interface Captured {
  /** Updates in format V1 that make it; they may be shared with others and must not be changed. */
  updates: Uint8Array[];
  /** Number of the newest journal row they contain. */
  seq: number;
  /** The document is still the same. */
  isCurrent(): boolean;
}

/** In whose name the server changes a document. */
export interface Author {
  userId: string;
  /**
   * Rejects when they may not. Asked before the change, and again if anybody's rights were looked at meanwhile: a lock
   * that was set by then decides. Absent: nobody has to be asked.
   */
  mayChange?(): Promise<unknown>;
}

/** `transact` changed the document and showed it to everyone, but the store didn't take it in time; it is tried on. */
export class NotStoredYet extends AppError {
  /** What the change returned. */
  readonly value: unknown;
  constructor(value: unknown) {
    super(
      "store.unavailable",
      "The server can't store changes now. The change is shown to everyone and waits to be stored.",
    );
    this.value = value;
  }
}

/** Which open connections are meant; without any field: all. */
export interface AccessFilter {
  userId?: string;
  documentId?: string;
  sessionId?: string;
}

export interface Rooms {
  /**
   * Runs `change` on the live document in one transaction with an origin that is on nobody's undo stack, shows it to
   * everyone, and resolves with its result once it is on disk. Loads the room if needed.
   * Rejects with NotStoredYet, AppError not-found or store.unavailable (nothing was changed), or whatever `change`
   * throws or the author may not.
   */
  transact<T>(documentId: string, by: Author, change: (doc: Y.Doc) => T): Promise<T>;
  /** Reads the live document; loads the room if needed. `read` must not change it. */
  read<T>(documentId: string, read: (doc: Y.Doc, seq: number) => T): Promise<T>;
  /**
   * The document as one update, at most a few seconds old: the same bytes, not to be changed, for everybody who asks
   * meanwhile. Loads the room if needed.
   */
  base(documentId: string, format: UpdateFormat): Promise<Uint8Array>;
  /** The document as it is now, for whoever works on it elsewhere. Loads the room if needed. */
  capture(documentId: string): Promise<Captured>;
  /** Tells open clients of a document, here and on other nodes, that something in the ledger changed. */
  notify(documentId: string, notice: Notice): void;
  /**
   * Looks again at what the matching open connections may do (role, membership, session, archive, lock), and closes
   * those for which it changed. Without a filter: all. Other nodes are told to do the same.
   */
  recheck(filter?: AccessFilter): Promise<void>;
  /** Who has the document open, on whichever node. */
  present(documentId: string): PresenceUser[];
  /**
   * Stops accepting, flushes everything, closes sockets with 1012. Resolves with the documents whose newest edits
   * couldn't be stored in time; asked again, with the same answer.
   */
  close(): Promise<readonly UnstoredDocument[]>;
}
