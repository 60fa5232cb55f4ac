/**
 * One document on one socket: y-websocket's provider with our own counting, slicing and handlers (sync spec C1, C5, C6).
 * It makes single tries and reports what happened; when to try again is its owner's business.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { type CountedFrame, countingSocket } from "./frame-counter.ts";
import { clientParameter, messageTypes, syncMessageTypes, syncPath } from "./protocol.ts";
import { sliceUpdate } from "./slice-update.ts";

/** Our step 2 is cut above this; the server takes 4 MB. */
const maxSliceBytes = 1_000_000;

export interface LinkEvents {
  onOpen(): void;
  /** The server's step 2, or what was fetched before it, is in the document. */
  onSynced(): void;
  onFrameSent(frame: CountedFrame): void;
  onSaved(frames: number): void;
  /** The server dropped what a read-only connection sent (S14). */
  onDenied(): void;
  onNotice(json: string): void;
  /** A try failed or a connection ended; `code` is null when we ended it, or nobody said why. */
  onClose(close: { code: number | null; wasOpen: boolean }): void;
  onError(error: unknown): void;
}

export interface LinkOptions {
  documentId: string;
  origin: string;
  WebSocketImpl: typeof WebSocket;
  events: LinkEvents;
  /** Calls `apply`, which puts the fetched board into the document without an event for the update. */
  takeBase(base: Uint8Array, apply: () => void): void;
}

export interface DocumentLink {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Origin of transactions that came from the server. */
  readonly remoteOrigin: object;
  /** `base`, if there is one, is applied as if the server had sent it; our step 1 waits for it. It must not reject. */
  connect(base: Promise<Uint8Array | null> | null): void;
  /** Ends a connection or a try; does nothing when there is none. */
  disconnect(): void;
  /** What is sent now goes out on an open socket. */
  isOpen(): boolean;
  /** Bytes handed over that haven't left yet: a slow line isn't a server that doesn't save. */
  bufferedBytes(): number;
  /** Sends our own presence state, and nobody else's. */
  sendAwareness(update: Uint8Array): void;
  /** Ends the connection and the presence; the document stays as it is. */
  destroy(): void;
}

export function createDocumentLink(doc: Y.Doc, options: LinkOptions): DocumentLink {
  const { events } = options;
  const awareness = new Awareness(doc);
  /** The answer by HTTP that our step 1 waits for. */
  let awaited: Promise<Uint8Array | null> | null = null;
  const provider = new WebsocketProvider(trimSlash(options.origin) + syncPath, options.documentId, doc, {
    connect: false,
    awareness,
    // What comes in over BroadcastChannel has the provider as its origin, and would never reach the server from here.
    disableBc: true,
    params: { [clientParameter]: String(SCHEMA_VERSION) },
    WebSocketPolyfill: waitingSocket(
      countingSocket(options.WebSocketImpl, events.onFrameSent),
      () => awaited !== null,
    ),
    shouldReconnect: () => true,
  });
  // The stock handler sends on everybody's states; ours go through `sendAwareness` (C6).
  awareness.off("update", provider._awarenessUpdateHandler);
  installHandlers(provider, events);

  const isOpen = () => provider.wsconnected && provider.ws?.readyState === 1;
  provider.on("status", ({ status }) => {
    if (status === "connected") events.onOpen();
  });
  provider.on("sync", (isSynced) => {
    if (isSynced) events.onSynced();
  });
  provider.on("connection-close", (event) => {
    provider.shouldConnect = false; // no tries of its own: they know neither jitter nor rights
    const code = event && event.code !== 1006 ? event.code : null;
    events.onClose({ code, wasOpen: provider.wsconnected });
  });

  const applyBase = (update: Uint8Array) => {
    // What the server sent isn't sent back, so the provider has nothing to hear.
    doc.off("update", provider._updateHandler);
    try {
      Y.applyUpdateV2(doc, update, provider);
    } finally {
      doc.on("update", provider._updateHandler);
    }
  };
  /** C13: the socket then brings only what is newer, because our step 1 names what we have by then. */
  const awaitBase = async (base: Promise<Uint8Array | null>) => {
    awaited = base;
    const update = await base;
    if (awaited !== base) return;
    awaited = null;
    try {
      if (update) options.takeBase(update, () => applyBase(update));
      if (update) events.onSynced();
    } catch (error) {
      events.onError(error); // what of it could be read is true, and the socket brings the rest
    }
    if (isOpen()) provider.ws?.send(encodeSync(syncMessageTypes.step1, Y.encodeStateVector(doc)));
  };

  return {
    doc,
    awareness,
    remoteOrigin: provider,
    connect(base) {
      if (base) void awaitBase(base);
      provider.connect();
    },
    disconnect: () => provider.disconnect(),
    isOpen,
    bufferedBytes: () => provider.ws?.bufferedAmount ?? 0,
    sendAwareness(update) {
      if (!isOpen()) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, messageTypes.awareness);
      encoding.writeVarUint8Array(encoder, update);
      provider.ws?.send(new Uint8Array(encoding.toUint8Array(encoder)));
    },
    destroy() {
      awaited = null;
      provider.destroy();
      awareness.destroy();
    },
  };
}

/** A socket on which a step 1 isn't sent while something is waited for; it is made up for then. */
const waitingSocket = (Base: typeof WebSocket, isWaiting: () => boolean): typeof WebSocket =>
  class extends Base {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (!isWaiting() || !isStepOne(data)) super.send(data);
    }
  };

const isStepOne = (data: unknown): boolean =>
  data instanceof Uint8Array && data[0] === messageTypes.sync && data[1] === syncMessageTypes.step1;

type Handler = WebsocketProvider["messageHandlers"][number];

/** A handler that throws would leave the socket half-read and silent. */
function installHandlers(provider: WebsocketProvider, events: LinkEvents): void {
  const handlers = provider.messageHandlers;
  const stock = (type: number): Handler => handlers[type] ?? (() => undefined);
  const guarded =
    (handler: Handler, onFailure: (error: unknown) => void): Handler =>
    (...message) => {
      try {
        handler(...message);
      } catch (error) {
        onFailure(error);
      }
    };
  const giveUp = (error: unknown) => {
    events.onError(error);
    provider.ws?.close(); // the next connection starts with a clean exchange
  };

  handlers[messageTypes.sync] = guarded(slicingSync(stock(messageTypes.sync)), giveUp);
  // Somebody else's broken state is no reason to lose the connection.
  handlers[messageTypes.awareness] = guarded(stock(messageTypes.awareness), events.onError);
  handlers[messageTypes.auth] = () => events.onDenied();
  handlers[messageTypes.saved] = guarded(
    (_encoder, decoder) => events.onSaved(decoding.readVarUint(decoder)),
    giveUp,
  );
  handlers[messageTypes.notice] = guarded(
    (_encoder, decoder) => events.onNotice(decoding.readVarString(decoder)),
    giveUp,
  );
}

/**
 * The stock handler, except that a large step 2 goes out as updates followed by a last slice. Only that is called
 * step 2: what the server holds back until then, it then has.
 */
function slicingSync(stock: Handler): Handler {
  return (encoder, decoder, provider, emitSynced, type) => {
    if (decoding.peekVarUint(decoder) !== syncMessageTypes.step1) {
      stock(encoder, decoder, provider, emitSynced, type);
      return;
    }
    decoding.readVarUint(decoder);
    const update = Y.encodeStateAsUpdate(provider.doc, decoding.readVarUint8Array(decoder));
    const slices = sliceUpdate(update, maxSliceBytes);
    slices.forEach((slice, index) => {
      const isLast = index === slices.length - 1;
      provider.ws?.send(encodeSync(isLast ? syncMessageTypes.step2 : syncMessageTypes.update, slice));
    });
  };
}

function encodeSync(type: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return new Uint8Array(encoding.toUint8Array(encoder));
}

const trimSlash = (origin: string): string => origin.replace(/\/+$/, "");
