/**
 * A client of the wire format as y-protocols defines it, and nothing more: one document, one socket at a time. It
 * keeps what the server confirmed, so that a test can hold the server to it.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awarenessProtocol from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { messageTypes } from "#lib/sync/protocol.ts";
import type { SocketPair } from "./socket-pair.ts";

export interface PlainClient {
  doc: Y.Doc;
  awareness: awarenessProtocol.Awareness;
  pair: SocketPair | null;
  /** Updates the server said are on disk, of all connections so far. */
  confirmed: Uint8Array[];
  /** The newest `saved n` of this connection, and how many sync frames it sent. */
  saved: number;
  sent: number;
  denied: string[];
  notices: string[];
  /** Number of frames received, by message type. */
  received: Map<number, number>;
  connect(pair: SocketPair): void;
  disconnect(): void;
  /** Takes the next frame from the server; false when there is none. */
  readOne(): boolean;
  destroy(): void;
}

export function createPlainClient(options: { clientId?: number } = {}): PlainClient {
  const doc = new Y.Doc();
  doc.clientID = options.clientId ?? doc.clientID;
  const awareness = new awarenessProtocol.Awareness(doc);
  // y-protocols shows others nothing of a state that was never set: its clock is 0.
  awareness.setLocalState({});
  let frames: Uint8Array[] = [];

  function sendSync(payload: (encoder: encoding.Encoder) => void): void {
    client.pair?.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.sync);
        payload(encoder);
      }),
    );
  }

  function sendUpdate(kind: 1 | 2, update: Uint8Array): void {
    if (!client.pair) return;
    frames.push(update);
    client.sent += 1;
    sendSync((encoder) => {
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  function sendAwareness(): void {
    const states = awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID]);
    client.pair?.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.awareness);
        encoding.writeVarUint8Array(encoder, states);
      }),
    );
  }

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== client) sendUpdate(2, update);
  });
  awareness.on("update", (_change: unknown, origin: unknown) => {
    if (origin === "local") sendAwareness();
  });

  function read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    client.received.set(type, (client.received.get(type) ?? 0) + 1);
    if (type === messageTypes.sync) readSync(decoder);
    else if (type === messageTypes.awareness) {
      awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), client);
    } else if (type === messageTypes.auth) {
      decoding.readVarUint(decoder);
      client.denied.push(decoding.readVarString(decoder));
    } else if (type === messageTypes.saved) confirm(decoding.readVarUint(decoder));
    else if (type === messageTypes.notice) client.notices.push(decoding.readVarString(decoder));
  }

  function readSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) sendUpdate(1, Y.encodeStateAsUpdate(doc, bytes));
    else Y.applyUpdate(doc, bytes, client);
  }

  function confirm(n: number): void {
    if (n <= client.saved || n > frames.length)
      throw new Error(`saved ${n} after ${client.saved} of ${frames.length}`);
    client.confirmed.push(...frames.slice(client.saved, n));
    client.saved = n;
  }

  const client: PlainClient = {
    doc,
    awareness,
    pair: null,
    confirmed: [],
    saved: 0,
    sent: 0,
    denied: [],
    notices: [],
    received: new Map(),
    connect(pair) {
      client.pair = pair;
      client.saved = 0;
      client.sent = 0;
      frames = [];
      sendSync((encoder) => syncProtocol.writeSyncStep1(encoder, doc));
      if (awareness.getLocalState() !== null) sendAwareness();
    },
    disconnect() {
      client.pair = null;
      const others = [...awareness.getStates().keys()].filter((id) => id !== doc.clientID);
      awarenessProtocol.removeAwarenessStates(awareness, others, client);
    },
    readOne() {
      const frame = client.pair?.toClient.shift();
      if (frame) read(frame);
      return frame !== undefined;
    },
    destroy() {
      client.pair = null;
      awareness.destroy();
      doc.destroy();
    },
  };
  return client;
}
