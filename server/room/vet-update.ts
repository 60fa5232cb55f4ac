/**
 * Looks through a Yjs update (format V1) before the document sees it: O(bytes), no allocation that the bytes don't pay
 * for. Yjs itself trusts counts (seven bytes can claim 30 million structs) and recurses into nested values. [S20]
 */
import { ByteReader, MalformedBytes, parseJson } from "./byte-reader.ts";

export interface StructRange {
  client: number;
  /** Clocks `from` (inclusive) to `to` (exclusive). */
  from: number;
  to: number;
}

export interface UpdateSummary {
  /** What the update carries, one range per client id. */
  structs: StructRange[];
  /** Names of top-level types it writes into directly. */
  roots: string[];
  /** How many entries it sets directly in top-level maps, by the map's name. */
  entries: Map<string, number>;
  /** Where the delete set begins. */
  deletesAt: number;
}

const vettingBounds = {
  clock: 2 ** 40,
  /** Client ids with structs. The delete set names every client that ever deleted something and isn't counted. */
  clients: 2_000,
  /** Nesting of a plain value. */
  depth: 64,
  /** Names of top-level types one update may write into. */
  roots: 64,
} as const;

/** Throws MalformedBytes when the update is not one, or is out of bounds. */
export function vetUpdate(update: Uint8Array): UpdateSummary {
  const reader = new ByteReader(update);
  const summary: UpdateSummary = { structs: [], roots: [], entries: new Map(), deletesAt: 0 };
  const sections = reader.count(4);
  if (sections > vettingBounds.clients) throw new MalformedBytes("too many client ids");
  const clients = new Set<number>();
  for (let i = 0; i < sections; i++) {
    const range = readSection(reader, summary);
    if (clients.has(range.client)) throw new MalformedBytes("one client id twice");
    clients.add(range.client);
    summary.structs.push(range);
  }
  summary.deletesAt = reader.position;
  for (const _ of readDeletes(reader)) {
    // Reading is the check.
  }
  reader.end();
  return summary;
}

/** The delete set of a vetted update: clock ranges by client. */
export function* readDeletes(reader: ByteReader): Generator<StructRange> {
  const sections = reader.count(2);
  for (let i = 0; i < sections; i++) {
    const client = reader.uint();
    const ranges = reader.count(2);
    for (let j = 0; j < ranges; j++) {
      const from = reader.uint();
      const length = reader.uint();
      if (length < 1) throw new MalformedBytes("a deletion without length");
      yield { client, from, to: boundedClock(from + length) };
    }
  }
}

function readSection(reader: ByteReader, summary: UpdateSummary): StructRange {
  const structs = reader.uint();
  const client = reader.uint();
  const from = boundedClock(reader.uint());
  // The shortest struct takes two bytes.
  if (structs === 0 || structs * 2 > reader.left) throw new MalformedBytes("claims more than it holds");
  let to = from;
  for (let i = 0; i < structs; i++) {
    const length = readStruct(reader, summary, { client, clock: to });
    if (length < 1) throw new MalformedBytes("a struct without length");
    to = boundedClock(to + length);
  }
  return { client, from, to };
}

const hasOrigin = 0b1000_0000;
const hasRightOrigin = 0b0100_0000;
const hasKey = 0b0010_0000;

interface Id {
  client: number;
  clock: number;
}

/** Passes one struct and returns how many clocks it takes. */
function readStruct(reader: ByteReader, summary: UpdateSummary, id: Id): number {
  const info = reader.byte();
  const kind = info & 0b0001_1111;
  if (kind === 0) return reader.uint();
  if (kind === 10) {
    if (info !== 10) throw new MalformedBytes("unknown struct");
    return reader.uint();
  }
  if (info & hasOrigin) readReference(reader, id);
  if (info & hasRightOrigin) readReference(reader, id);
  if (!(info & (hasOrigin | hasRightOrigin))) {
    const root = readParent(reader, id);
    const isEntry = (info & hasKey) !== 0;
    if (isEntry) reader.stringLength();
    if (root !== null) noteRoot(summary, root, isEntry);
  }
  return readContent(reader, kind);
}

/** The name of a top-level type, or null for one that another struct made. */
function readParent(reader: ByteReader, id: Id): string | null {
  const isRoot = reader.uint();
  if (isRoot > 1) throw new MalformedBytes("unknown parent");
  if (isRoot === 1) return reader.string();
  readReference(reader, id);
  return null;
}

function noteRoot(summary: UpdateSummary, root: string, isEntry: boolean): void {
  if (isEntry) summary.entries.set(root, (summary.entries.get(root) ?? 0) + 1);
  if (summary.roots.includes(root)) return;
  if (summary.roots.length >= vettingBounds.roots) throw new MalformedBytes("too many top-level names");
  summary.roots.push(root);
}

function readContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.uint();
    case 2: // JSON, one text per value
      return readEach(reader, () => {
        const text = reader.string();
        if (text !== "undefined") parseJson(text);
      });
    case 3: // bytes
      reader.slice();
      return 1;
    case 4: // text
      return reader.stringLength();
    case 5: // embed
      parseJson(reader.string());
      return 1;
    case 6: // format
      reader.stringLength();
      parseJson(reader.string());
      return 1;
    case 7: // a type of its own
      readType(reader);
      return 1;
    case 8: // plain values
      return readEach(reader, () => readAny(reader, 0));
    default: // 9, a document inside the document, has no place on a board
      throw new MalformedBytes("unknown content");
  }
}

function readEach(reader: ByteReader, read: () => void): number {
  const count = reader.count(1);
  for (let i = 0; i < count; i++) read();
  return count;
}

/** Y.Array, Map, Text, XmlElement, XmlFragment, XmlHook, XmlText; an element and a hook have a name. */
function readType(reader: ByteReader): void {
  const type = reader.uint();
  if (type > 6) throw new MalformedBytes("unknown type");
  if (type === 3 || type === 5) reader.stringLength();
}

/** lib0's tagged plain value. */
function readAny(reader: ByteReader, depth: number): void {
  if (depth > vettingBounds.depth) throw new MalformedBytes("nested too deeply");
  switch (reader.byte()) {
    case 127:
    case 126:
    case 121:
    case 120:
      return;
    case 125:
      readInteger(reader);
      return;
    case 124:
      reader.skip(4);
      return;
    case 123:
    case 122:
      reader.skip(8);
      return;
    case 119:
      reader.stringLength();
      return;
    case 118:
      readEach(reader, () => {
        reader.stringLength();
        readAny(reader, depth + 1);
      });
      return;
    case 117:
      readEach(reader, () => readAny(reader, depth + 1));
      return;
    case 116:
      reader.slice();
      return;
    default:
      throw new MalformedBytes("unknown value");
  }
}

/** lib0's signed integer: the first byte holds six bits and the sign. */
function readInteger(reader: ByteReader): void {
  if (reader.byte() >= 128 && reader.uint() * 64 > Number.MAX_SAFE_INTEGER)
    throw new MalformedBytes("number too large");
}

/** What a struct builds on. Of its own client that is always an earlier one; Yjs doesn't check and would throw. */
function readReference(reader: ByteReader, id: Id): void {
  const client = reader.uint();
  const clock = boundedClock(reader.uint());
  if (client === id.client && clock >= id.clock) throw new MalformedBytes("builds on what comes later");
}

function boundedClock(clock: number): number {
  if (clock > vettingBounds.clock) throw new MalformedBytes("clock out of range");
  return clock;
}
