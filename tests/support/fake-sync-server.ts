/**
 * A small sync server over real sockets on loopback, speaking messages 0–5 for one document and doing on command what
 * the real one does only in trouble: not saving, closing with a code, refusing upgrades, taking edits from nobody.
 */
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { messageTypes, syncMessageTypes } from "#lib/sync/protocol.ts";

interface AwarenessEntry {
  clientId: number;
  clock: number;
  state: unknown;
}

export interface FakeSyncServer {
  readonly origin: string;
  readonly doc: Y.Doc;
  /** Sizes of the counted frames received, by connection, in order. */
  readonly frames: { type: number; bytes: number }[][];
  /** Awareness entries received, by connection. */
  readonly awareness: AwarenessEntry[][];
  /** URLs of the connections. */
  readonly urls: string[];
  /** Updates that could not be applied as they came. */
  gaps: number;
  saves: boolean;
  isReadOnly: boolean;
  /** HTTP status for upgrades instead of 101. */
  refuseWith: number | null;
  /** What is answered where the whole document is fetched; at first there is no such route. */
  answerBase: RequestListener;
  /** Sizes of the step 2 sent and entries of the state vectors they answered, in order. */
  readonly answers: { bytes: number; known: number }[];
  connections(): number;
  closeAll(code: number): void;
  /** As a network that goes away: no close frame. */
  cutAll(): void;
  send(message: Uint8Array): void;
  stop(): Promise<void>;
}

export async function startFakeSyncServer(port = 0, doc = new Y.Doc()): Promise<FakeSyncServer> {
  const http = createServer((req, res) => server.answerBase(req, res));
  const wss = new WebSocketServer({ noServer: true });
  const presence = new Map<WebSocket, Uint8Array>();
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));

  const server: FakeSyncServer = {
    origin: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    doc,
    frames: [],
    awareness: [],
    urls: [],
    gaps: 0,
    saves: true,
    isReadOnly: false,
    refuseWith: null,
    answerBase: (_req, res) => res.writeHead(404).end(),
    answers: [],
    connections: () => wss.clients.size,
    closeAll: (code) => {
      for (const socket of wss.clients) socket.close(code);
    },
    cutAll: () => {
      for (const socket of wss.clients) socket.terminate();
    },
    send: (message) => {
      for (const socket of wss.clients) socket.send(message);
    },
    stop: () => {
      server.cutAll();
      http.closeAllConnections();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };
  http.on("upgrade", (req, socket, head) => {
    if (server.refuseWith !== null)
      socket.end(`HTTP/1.1 ${server.refuseWith} No\r\nConnection: close\r\n\r\n`);
    else wss.handleUpgrade(req, socket, head, (ws) => serve({ server, presence }, ws, req));
  });
  return server;
}

interface Served {
  server: FakeSyncServer;
  /** The last presence message of each connection. */
  presence: Map<WebSocket, Uint8Array>;
}

export const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const syncMessage = (type: number, bytes: Uint8Array) =>
  message(messageTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
export const savedMessage = (frames: number) =>
  message(messageTypes.saved, (encoder) => encoding.writeVarUint(encoder, frames));
export const noticeMessage = (json: string) =>
  message(messageTypes.notice, (encoder) => encoding.writeVarString(encoder, json));
const deniedMessage = message(messageTypes.auth, (encoder) => {
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, "read-only");
});

function serve({ server, presence }: Served, ws: WebSocket, req: IncomingMessage): void {
  const frames: { type: number; bytes: number }[] = [];
  const awareness: AwarenessEntry[] = [];
  server.frames.push(frames);
  server.awareness.push(awareness);
  server.urls.push(req.url ?? "");

  const relay = (update: Uint8Array, origin: unknown) => {
    if (origin !== ws) ws.send(syncMessage(syncMessageTypes.update, update));
  };
  server.doc.on("update", relay);
  ws.on("close", () => server.doc.off("update", relay));

  const receive = (type: number, bytes: Uint8Array) => {
    if (type === syncMessageTypes.step1) {
      const answer = Y.encodeStateAsUpdate(server.doc, bytes);
      server.answers.push({ bytes: answer.byteLength, known: Y.decodeStateVector(bytes).size });
      ws.send(syncMessage(syncMessageTypes.step2, answer));
      return;
    }
    if (server.isReadOnly) {
      if (bringsClocks(server.doc, bytes)) ws.send(deniedMessage);
      return;
    }
    frames.push({ type, bytes: bytes.byteLength });
    Y.applyUpdate(server.doc, bytes, ws);
    if (server.doc.store.pendingStructs) server.gaps += 1;
    if (server.saves) ws.send(savedMessage(frames.length));
  };
  ws.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.sync)
      receive(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
    if (type === messageTypes.awareness) {
      const update = decoding.readVarUint8Array(decoder);
      awareness.push(...readAwareness(update));
      const relayed = message(messageTypes.awareness, (encoder) =>
        encoding.writeVarUint8Array(encoder, update),
      );
      presence.set(ws, relayed);
      server.send(relayed);
    }
  });
  for (const [socket, relayed] of presence) if (socket.readyState === 1) ws.send(relayed);
  ws.send(syncMessage(syncMessageTypes.step1, Y.encodeStateVector(server.doc)));
}

function bringsClocks(doc: Y.Doc, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update);
  return [...to].some(([client, clock]) => clock > Y.getState(doc.store, client));
}

function readAwareness(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  return Array.from({ length: count }, () => ({
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }));
}
