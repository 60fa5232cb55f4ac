/**
 * A board held open: its live document, what the server confirmed of it, who else is there, and what was refused.
 * The shape the interface builds on; `openBoardConnection` makes one.
 */
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { AccessAnswer } from "./access-answer.ts";
import type { FetchBase } from "./fetch-base.ts";
import type { KeptCommand } from "./kept-command.ts";
import type { Live } from "./live.ts";
import type { Presence, RemotePresence } from "./presence.ts";
import type { Notice } from "./protocol.ts";
import type { KeptIn, ReadOnlyReason, SyncState } from "./sync-state.ts";
import type { Timers } from "./timers.ts";

/** Changes made here that the server will never take (sync spec C9). They are kept until copied and discarded. */
export interface RefusedEdits {
  /** Number of commands set aside, from earlier visits too. */
  readonly count: number;
  /** "tab": the device can't store them; closing the tab loses them. */
  readonly keptIn: KeptIn;
  /** JSON of the commands and of each element they touched, as it was here; "" when there are none. */
  copy(): string;
  /** All that is set aside, to be handed over (`handOver` of this folder); null when there is nothing. */
  content(): { update: Uint8Array; commands: readonly KeptCommand[] } | null;
  /** Forgets them for good. */
  discard(): Promise<void>;
  subscribe(onChange: () => void): () => void;
}

export interface BoardConnectionOptions {
  documentId: string;
  userId: string;
  /** Base of the socket's address without path, such as `wss://board.example`. */
  origin: string;
  /** What the page was rendered with; asked again (`fetchAccess`) before every reconnect. */
  readOnly: ReadOnlyReason | null;
  /** Keep the board on this device; read-only connections never do. */
  indexedDB: boolean;
  /** What one may do now: `fetchBoardAccess` of this folder. A rejection counts as "try later". */
  fetchAccess: () => Promise<AccessAnswer>;
  /** The whole board by HTTP, for a first visit: `fetchDocumentBase` of this folder. Default: the socket brings it. */
  fetchBase?: FetchBase;
  WebSocketImpl?: typeof WebSocket;
  /** Default: the browser's `indexedDB`. */
  databases?: IDBFactory;
  timers: Timers;
  /** Where `online`, `offline` and `focus` are heard. Default: `window`. */
  network?: Pick<EventTarget, "addEventListener" | "removeEventListener">;
  /** Told of what can't be shown to anybody: a frame that can't be read, a database that fails. */
  onError?: (error: unknown) => void;
}

export interface BoardConnection {
  /** The live document. After a refusal it is another one: see `onReplaced`. */
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly state: Live<SyncState>;
  /** Everybody else, ordered by client id; whoever sends junk isn't among them. */
  readonly others: Live<readonly RemotePresence[]>;
  readonly refused: RefusedEdits;
  /** Merges into what others see of us; `undefined` clears a field. Sent at most 30 times a second, the last one always. */
  setPresence(patch: Partial<Presence>): void;
  /** After every reconnect each topic is announced once with no ids ("any"): notices may have been missed. */
  onNotice(onNotice: (notice: Notice) => void): () => void;
  /**
   * Edits were refused: `connection.doc` is now `doc`, filled from the server, and the old document is dead.
   * Build store, commands and undo anew from it. Until this is called the old document stays on screen (read-only).
   */
  onReplaced(onReplaced: (doc: Y.Doc) => void): () => void;
  /** The document has content, from this device or from the server. Never rejects; may wait for ever offline. */
  readonly ready: Promise<void>;
  /** Try now instead of waiting; also after a permanent close (the person signed in again). */
  reconnect(): void;
  destroy(): void;
}
