/**
 * Messages of the board socket written by hand, byte for byte as Yjs and y-protocols write them, so that a generator
 * needs no document per client. `selfCheck` holds them against Yjs itself.
 */
import * as Y from "yjs";

/** `[0, 0, empty state vector]` and the answer of somebody who has nothing. */
export const step1 = Uint8Array.of(0, 0, 1, 0);
export const emptyStep2 = Uint8Array.of(0, 1, 2, 0, 0);

/** A sync update as a message. */
export const updateMessage = (update: Uint8Array): Uint8Array =>
  concat([0, 2, ...varUint(update.length)], update);

/** Begins a mark inside the value of a step: who sent it and which of theirs it is, found by `readMarkers`. */
const magic = Buffer.from([0xa7, 0x5c, 0xe3, 0x91]);
const markerBytes = magic.length + 6;

/**
 * Step number `step` (from 0) of a card being dragged: one value set in the board's layout, replacing the one before.
 * @param padding bytes of ballast in the value
 */
export function dragUpdate({ clientId, sender, step, padding = 0 }: DragStep): Uint8Array {
  const client = varUint(clientId);
  const marker = Buffer.alloc(markerBytes + padding);
  magic.copy(marker);
  marker.writeUInt16LE(sender, 4);
  marker.writeUInt32LE(step, 6);
  const place =
    step === 0
      ? [0x28, 1, ...varString("layout"), ...varString(`card-${clientId}`)]
      : [0xa8, ...client, ...varUint(step - 1)];
  const value = [
    ...[118, 5],
    ...[...varString("x"), 125, ...varInt(100 + (step % 900))],
    ...[...varString("y"), 125, ...varInt(200 + (step % 500))],
    ...[...varString("w"), 125, ...varInt(184), ...varString("h"), 125, ...varInt(76)],
    ...[...varString("m"), 116, ...varUint(marker.length)],
  ];
  const deleted = step === 0 ? [0] : [1, ...client, 1, ...varUint(step - 1), 1];
  const head = [1, 1, ...client, ...varUint(step), ...place, 1, ...value];
  const update = new Uint8Array(head.length + marker.length + deleted.length);
  update.set(head);
  update.set(marker, head.length);
  update.set(deleted, head.length + marker.length);
  return update;
}
export interface DragStep {
  clientId: number;
  sender: number;
  step: number;
  padding?: number;
}

/** Every marker in a message, in order. */
export function readMarkers(message: Buffer, onMarker: (sender: number, step: number) => void): void {
  let at = message.indexOf(magic);
  while (at >= 0) {
    onMarker(message.readUInt16LE(at + 4), message.readUInt32LE(at + 6));
    at = message.indexOf(magic, at + markerBytes);
  }
}

/** One awareness state as a message. */
export function awarenessMessage(clientId: number, clock: number, state: object): Uint8Array {
  const update = [1, ...varUint(clientId), ...varUint(clock), ...varString(JSON.stringify(state))];
  return Uint8Array.from([1, ...varUint(update.length), ...update]);
}

/** Throws unless Yjs reads three steps of a drag as one card at its last position. */
export function selfCheck(): void {
  const doc = new Y.Doc();
  for (let step = 0; step < 3; step++) Y.applyUpdate(doc, dragUpdate({ clientId: 70_000, sender: 7, step }));
  const value = doc.getMap("layout").get("card-70000") as { x: number; w: number } | undefined;
  if (value?.x !== 102 || value.w !== 184 || doc.store.pendingStructs)
    throw new Error("hand-written updates differ from what Yjs reads");
}

export function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push(128 | (rest & 127));
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** lib0's signed integer, for values that aren't negative. */
const varInt = (value: number): number[] =>
  value < 64 ? [value] : [128 | (value & 63), ...varUint(Math.floor(value / 64))];

export function varString(text: string): number[] {
  const bytes = Buffer.from(text);
  return [...varUint(bytes.length), ...bytes];
}

export function concat(...parts: (readonly number[] | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Uint8Array.from(part)));
}
