/** The frames the server sends, byte for byte as docs/sync-spec.md lists them. */
import * as encoding from "lib0/encoding";
import { messageTypes, type Notice, syncMessageTypes } from "#lib/sync/protocol.ts";

/** An awareness update without states: keeps a quiet y-websocket client from giving up; every client ignores it. */
export const heartbeatFrame = Uint8Array.of(messageTypes.awareness, 1, 0);

export const step1Frame = (stateVector: Uint8Array) => syncFrame(syncMessageTypes.step1, stateVector);
export const step2Frame = (update: Uint8Array) => syncFrame(syncMessageTypes.step2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(syncMessageTypes.update, update);

export const awarenessFrame = (states: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, states);
  });

/** y-protocols' "permission denied" with a reason. */
export const deniedFrame = (reason: string) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });

export const savedFrame = (frames: number) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.saved);
    encoding.writeVarUint(encoder, frames);
  });

export const noticeFrame = (notice: Notice) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.notice);
    encoding.writeVarString(encoder, JSON.stringify(notice));
  });

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
