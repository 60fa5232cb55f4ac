/**
 * Turns bytes nobody vouches for into a frame (docs/sync-spec.md S1, S61). Only decodes and bounds: what a frame may
 * do is the room's business. Throws MalformedBytes.
 */
import { messageTypes, syncMessageTypes } from "#lib/sync/protocol.ts";
import { decodeAwareness } from "#server/room/awareness-update.ts";
import { ByteReader, MalformedBytes } from "#server/room/byte-reader.ts";
import type { ClientFrame } from "#server/room/client-frame.ts";

/** Entries of a state vector: one for each client id that ever wrote on the board. */
const maxStateVector = 50_000;

export function decodeFrame(bytes: Uint8Array): ClientFrame {
  const reader = new ByteReader(bytes);
  const frame = decodeMessage(reader);
  reader.end();
  return frame;
}

function decodeMessage(reader: ByteReader): ClientFrame {
  switch (reader.uint()) {
    case messageTypes.sync:
      return decodeSync(reader);
    case messageTypes.awareness:
      return { kind: "awareness", entries: decodeAwareness(reader.slice()) };
    case messageTypes.auth:
      reader.skip(reader.left);
      return { kind: "ignored" };
    case messageTypes.queryAwareness:
      return { kind: "query-awareness" };
    default:
      throw new MalformedBytes("unknown kind of message");
  }
}

function decodeSync(reader: ByteReader): ClientFrame {
  switch (reader.uint()) {
    case syncMessageTypes.step1:
      return { kind: "step1", stateVector: decodeStateVector(reader.slice()) };
    case syncMessageTypes.step2:
      return { kind: "step2", update: reader.slice() };
    case syncMessageTypes.update:
      return { kind: "update", update: reader.slice() };
    default:
      throw new MalformedBytes("unknown kind of sync message");
  }
}

/** Stays bytes, but is known to be one. */
function decodeStateVector(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes);
  const count = reader.count(2);
  if (count > maxStateVector) throw new MalformedBytes("state vector too long");
  for (let i = 0; i < count * 2; i++) reader.uint();
  reader.end();
  return bytes;
}
