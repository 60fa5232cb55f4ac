/**
 * Cuts a large Yjs update (format V1) into smaller ones that apply in order, none of them leaving a gap: the server
 * takes no frame above 4 MB and refuses gapped ones (sync spec S23, S61, C5). O(n) in the number of structs.
 *
 * A struct needs everything its client made before, and the structs it names (left and right neighbour, parent). So
 * the structs are put in an order in which each comes after what it needs, and that order is cut by size. Deletions
 * go into the last slice.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];

/** `update` itself when it is small enough. A single struct above `maxBytes` gets a slice of its own. */
export function sliceUpdate(update: Uint8Array, maxBytes: number): Uint8Array[] {
  if (update.byteLength <= maxBytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  // Skips stand for structs that we lack ourselves; what follows them can't be applied in order by anybody.
  if (structs.some((struct) => struct instanceof Y.Skip)) return [update];

  const slices: Uint8Array[] = [];
  let slice: EncodedStruct[] = [];
  let bytes = 0;
  for (const struct of inCausalOrder(structs)) {
    const encoded = encodeStruct(struct);
    if (bytes + encoded.bytes.byteLength > maxBytes && slice.length > 0) {
      slices.push(encodeSlice(slice, noDeletions));
      slice = [];
      bytes = 0;
    }
    slice.push(encoded);
    bytes += encoded.bytes.byteLength;
  }
  slices.push(encodeSlice(slice, ds));
  return slices;
}

/**
 * The same with deletions in slices of their own, of at most `mostDeleted` structs' clocks each: applying a deletion
 * takes Yjs several times as long as applying what is deleted.
 */
export function sliceChange(update: Uint8Array, { maxBytes, mostDeleted }: ChangeSlices): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const deletions = cutDeletions(ds, mostDeleted);
  if (deletions.length <= 1) return sliceUpdate(update, maxBytes);
  const added = encodeSlice(structs.map(encodeStruct), noDeletions);
  const isAdding = structs.length > 0;
  return [
    ...(isAdding ? sliceUpdate(added, maxBytes) : []),
    ...deletions.map((part) => encodeSlice([], part)),
  ];
}

export interface ChangeSlices {
  maxBytes: number;
  mostDeleted: number;
}

type Deletions = Pick<DeleteSet, "clients">;

function cutDeletions(ds: Deletions, mostDeleted: number): Deletions[] {
  const parts: Deletions[] = [];
  let room = 0;
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      for (let from = clock; from < clock + len; ) {
        if (room === 0) {
          parts.push({ clients: new Map() });
          room = mostDeleted;
        }
        const range = { clock: from, len: Math.min(room, clock + len - from) };
        const clients = parts.at(-1)?.clients;
        clients?.set(client, [...(clients.get(client) ?? []), range]);
        room -= range.len;
        from += range.len;
      }
    }
  }
  return parts;
}

interface EncodedStruct {
  client: number;
  clock: number;
  bytes: Uint8Array;
}
const noDeletions: Deletions = { clients: new Map() };

/** Each client's structs in the order of their clocks, switching to another client's where one is needed first. */
function inCausalOrder(structs: Struct[]): Struct[] {
  const queues = Map.groupBy(structs, (struct) => struct.id.client);
  const positions = new Map<number, number>();
  const ordered: Struct[] = [];

  const head = (client: number): Struct | undefined => queues.get(client)?.[positions.get(client) ?? 0];
  const isMissing = (id: Y.ID): boolean => {
    const next = head(id.client);
    return next !== undefined && next.id.clock <= id.clock;
  };
  for (const client of queues.keys()) {
    // Clients whose next struct waits for the one above it on the stack.
    const stack = [client];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const struct = head(top);
      const needed = struct && dependenciesOf(struct).find((id) => id.client !== top && isMissing(id));
      if (!struct) stack.pop();
      else if (needed) stack.push(needed.client);
      else {
        ordered.push(struct);
        positions.set(top, (positions.get(top) ?? 0) + 1);
        if (stack.length > 1) stack.pop();
      }
    }
  }
  return ordered;
}

function dependenciesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((id): id is Y.ID => id instanceof Y.ID);
}

function encodeStruct(struct: Struct): EncodedStruct {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return { client: struct.id.client, clock: struct.id.clock, bytes: encoder.toUint8Array() };
}

/** Layout of an update: per client the number of structs, its id, the first clock, the structs; then the deletions. */
function encodeSlice(structs: EncodedStruct[], deletions: Deletions): Uint8Array {
  const encoder = encoding.createEncoder();
  const runs = Map.groupBy(structs, (struct) => struct.client);
  encoding.writeVarUint(encoder, runs.size);
  for (const [client, run] of runs) {
    encoding.writeVarUint(encoder, run.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, run[0]?.clock ?? 0);
    for (const struct of run) encoding.writeUint8Array(encoder, struct.bytes);
  }
  encoding.writeVarUint(encoder, deletions.clients.size);
  for (const [client, ranges] of deletions.clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const range of ranges) {
      encoding.writeVarUint(encoder, range.clock);
      encoding.writeVarUint(encoder, range.len);
    }
  }
  return encoding.toUint8Array(encoder);
}
