/**
 * A board client written against docs/sync-spec.md alone, without our provider: one socket, one document,
 * and for every local edit whether the server has said that it is on disk.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { clientParameter, messageTypes, syncPath } from "#lib/sync/protocol.ts";

export interface RawClient {
  readonly doc: Y.Doc;
  /** Resolves once the server's content has arrived. */
  readonly synced: Promise<void>;
  /** Runs an edit and remembers it under `name` until the server confirms the frame that carries it. */
  edit(name: string, change: () => void): void;
  /** Names of edits that are on disk according to the server. */
  confirmed(): string[];
  readonly closed: Promise<{ code: number }>;
  close(): void;
}

/** `doc` is what the client had before, e.g. from an earlier connection. */
export function connectRawClient(
  url: string,
  documentId: string,
  token: string,
  doc = new Y.Doc(),
): RawClient {
  const address = `${url.replace(/^http/, "ws")}${syncPath}/${documentId}?${clientParameter}=${SCHEMA_VERSION}`;
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` } });
  socket.binaryType = "arraybuffer";
  const waiting: { name: string; frame: number }[] = [];
  const confirmed: string[] = [];
  let framesSent = 0;
  let markSynced: () => void = () => undefined;
  const synced = new Promise<void>((resume) => {
    markSynced = resume;
  });
  const closed = new Promise<{ code: number }>((resume) => {
    socket.once("close", (code) => resume({ code }));
  });

  const send = (write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageTypes.sync);
    write(encoder);
    if (socket.readyState === WebSocket.OPEN) socket.send(encoding.toUint8Array(encoder));
  };

  const sendUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === socket) return;
    framesSent += 1;
    send((encoder) => writeUpdate(encoder, update));
  };
  doc.on("update", sendUpdate);
  void closed.then(() => doc.off("update", sendUpdate));
  socket.on("open", () => send((encoder) => writeSyncStep1(encoder, doc)));
  socket.on("error", () => undefined); // the close event says all there is to say
  socket.on("message", (data: ArrayBuffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.saved) {
      const frames = decoding.readVarUint(decoder);
      while (waiting[0] && waiting[0].frame <= frames) confirmed.push(waiting.shift()!.name);
      return;
    }
    if (type !== messageTypes.sync) return;
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, messageTypes.sync);
    const kind = readSyncMessage(decoder, answer, doc, socket);
    if (kind === 0) {
      framesSent += 1;
      socket.send(encoding.toUint8Array(answer));
    }
    if (kind === 1) markSynced();
  });

  return {
    doc,
    synced,
    closed,
    edit: (name, change) => {
      change();
      waiting.push({ name, frame: framesSent });
    },
    confirmed: () => [...confirmed],
    close: () => socket.close(),
  };
}
