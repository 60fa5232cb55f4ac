/** Awareness states as bytes, in the form of y-protocols: a count, then client id, clock and JSON of each. */
import * as encoding from "lib0/encoding";
import { ByteReader } from "./byte-reader.ts";

/** One state as it came; its JSON not yet read. */
export interface AwarenessEntry {
  clientId: number;
  clock: number;
  state: Uint8Array;
}

/** One state that may be passed on. */
export interface AwarenessState {
  clientId: number;
  clock: number;
  json: string;
}

/** The JSON of a client that shows nothing (any more). */
export const nothing = "null";

/** Throws MalformedBytes. The states are views of `bytes`. */
export function decodeAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const reader = new ByteReader(bytes);
  const count = reader.count(3);
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    entries.push({ clientId: reader.uint(), clock: reader.uint(), state: reader.slice() });
  }
  reader.end();
  return entries;
}

export function encodeAwareness(states: readonly AwarenessState[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const { clientId, clock, json } of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}
