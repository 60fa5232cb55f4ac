/**
 * One board's Y.Doc in memory: the only place that touches it. Everything a tick brings is one transaction; what an
 * update can't apply yet is taken out of the document again.
 */
import * as Y from "yjs";
import { entityMaps } from "#lib/board/model.ts";
import type { EditRecord } from "#server/journal/update-journal.ts";
import type { Clock } from "#server/ports.ts";
import { ByteReader } from "./byte-reader.ts";
import { watchElements } from "./changed-elements.ts";
import type { SyncLimits } from "./sync-limits.ts";
import { readDeletes, type UpdateSummary } from "./vet-update.ts";

export type StateVector = ReadonlyMap<number, number>;
/** Yjs' two formats of an update: the first is that of the socket, the second is smaller. */
export type UpdateFormat = 1 | 2;

/** Who brings a change, and how it is made; nobody for what other processes wrote or a migration does. */
export interface Change {
  by: { userId: string; at: number } | null;
  apply(document: LiveDocument): void;
}

export interface Committed {
  /** The transaction's one update; null when nothing changed. */
  update: Uint8Array | null;
  /** The state before it. */
  before: StateVector;
  edits: EditRecord[];
}

/** What couldn't be applied, because predecessors are missing. */
export interface Leftover {
  /** Format 1 is how updates come, format 2 how Yjs keeps what it puts aside. */
  updates: { bytes: Uint8Array; format: UpdateFormat }[];
  /** Clocks that must be passed before it is worth another try; empty when any progress may help. */
  missing: StateVector;
}

export interface LiveDocument {
  commit(changes: readonly Change[]): Committed;
  /** Inside a change: applies what can be applied, returns the rest, leaves nothing pending in the document. */
  apply(update: Uint8Array, summary?: UpdateSummary): Leftover | null;
  /** Inside a change: tries a leftover again. */
  retry(leftover: Leftover): Leftover | null;
  /** Inside a change: whatever the server itself wants to do. */
  edit<T>(change: (doc: Y.Doc) => T): T;
  read<T>(read: (doc: Y.Doc) => T): T;
  /** True when the update holds structs past the document's state. */
  isAhead(summary: UpdateSummary): boolean;
  /** True when the update holds anything the document lacks: structs or deletions. */
  lacks(update: Uint8Array, summary: UpdateSummary): boolean;
  hasPassed(missing: StateVector): boolean;
  /** Why the update may not be added, or null. */
  refusal(summary: UpdateSummary): string | null;
  stateVector(): Uint8Array;
  /** Everything after `since`, as one update; the whole delete set is always in it. */
  differenceTo(since: Uint8Array | StateVector): Uint8Array;
  /** How much of the document's history is in a state vector: 0 nothing, 1 everything. */
  knownShare(stateVector: Uint8Array): number;
  /** The whole document as one update. */
  encode(format: UpdateFormat): Uint8Array;
  /** Grows with every change. */
  readonly version: number;
  destroy(): void;
}

interface LiveDocumentOptions {
  /** As loaded from the journal. */
  doc: Y.Doc;
  /** Bytes it was loaded from. */
  loadedBytes: number;
  limits: SyncLimits;
  clock: Clock;
}

/** Top-level types a document may have: ours are ten; each name a stranger invents stays in memory. */
const maxRoots = 128;

/** Throws when the document isn't complete. */
export function createLiveDocument({ doc, loadedBytes, limits, clock }: LiveDocumentOptions): LiveDocument {
  if (takePending(doc)) throw new Error("the log has a hole: updates wait for predecessors it doesn't hold");

  /** A transaction mostly makes one update; tidying formatted text afterwards, Yjs may add another. */
  let emitted: { updates: Uint8Array[]; before: StateVector } = { updates: [], before: new Map() };
  let isUnweighed = false;
  let version = 0;
  const size = boundedSize(doc, { bytes: loadedBytes, limits, clock });

  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (emitted.updates.length === 0) emitted.before = transaction.beforeState;
    emitted.updates.push(update);
    version += 1;
    size.grew(update.byteLength);
  });

  const self: LiveDocument = {
    commit(changes) {
      emitted = { updates: [], before: new Map() };
      const edits = new Map<string, { at: number; ids: Set<string> }>();
      doc.transact((transaction) => {
        for (const change of changes) {
          const ids = watchElements(transaction, () => change.apply(self));
          if (change.by && ids.size > 0) noteEdit(edits, change.by, ids);
        }
      }, "room");
      const { updates, before } = emitted;
      // The server's own edits and other processes' rows aren't weighed one by one, as visitors' updates are.
      if (isUnweighed) size.lost();
      isUnweighed = false;
      const [first] = updates;
      if (!first) return { update: null, before, edits: [] };
      return {
        update: updates.length === 1 ? first : Y.mergeUpdates(updates),
        before,
        edits: editRecords(edits),
      };
    },
    apply(update, summary) {
      isUnweighed ||= !summary;
      const missing = summary && firstMissing(doc, summary);
      if (missing) return { updates: [{ bytes: update.slice(), format: 1 }], missing };
      Y.applyUpdate(doc, update);
      return takePending(doc);
    },
    retry(leftover) {
      const rest: Leftover[] = [];
      for (const { bytes, format } of leftover.updates) {
        if (format === 1) Y.applyUpdate(doc, bytes);
        else Y.applyUpdateV2(doc, bytes);
        const still = takePending(doc);
        if (still) rest.push(still);
      }
      return joinLeftovers(rest);
    },
    edit(change) {
      isUnweighed = true;
      const result = change(doc);
      if (takePending(doc)) throw new Error("the server's own change builds on something the document lacks");
      return result;
    },
    read: (read) => read(doc),
    isAhead: (summary) => summary.structs.some(({ client, to }) => to > Y.getState(doc.store, client)),
    lacks: (update, summary) => self.isAhead(summary) || lacksDeletion(doc, update, summary.deletesAt),
    hasPassed(missing) {
      if (missing.size === 0) return true;
      for (const [client, clock] of missing) if (Y.getState(doc.store, client) > clock) return true;
      return false;
    },
    refusal(summary) {
      // Even an update that brings nothing new makes Yjs keep the names of top-level types it mentions.
      if (summary.roots.filter((name) => !doc.share.has(name)).length + doc.share.size > maxRoots)
        return "The board has no room for further kinds of data.";
      return self.isAhead(summary) ? size.refusal(summary) : null;
    },
    stateVector: () => Y.encodeStateVector(doc),
    differenceTo: (since) =>
      Y.encodeStateAsUpdate(doc, since instanceof Uint8Array ? since : Y.encodeStateVector(new Map(since))),
    knownShare: (stateVector) => knownShare(doc, Y.decodeStateVector(stateVector)),
    encode: (format) => (format === 1 ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdateV2(doc)),
    get version() {
      return version;
    },
    destroy: () => doc.destroy(),
  };
  return self;
}

function knownShare(doc: Y.Doc, known: StateVector): number {
  let all = 0;
  let shared = 0;
  for (const client of doc.store.clients.keys()) {
    const clock = Y.getState(doc.store, client);
    all += clock;
    shared += Math.min(clock, known.get(client) ?? 0);
  }
  return all === 0 ? 1 : shared / all;
}

/** If nothing of the update can be applied yet: the clocks it waits for. Yjs would find that out at ten times the cost. */
function firstMissing(doc: Y.Doc, { structs }: UpdateSummary): StateVector | null {
  if (structs.length === 0 || structs.some(({ client, from }) => from <= Y.getState(doc.store, client)))
    return null;
  return new Map(structs.map(({ client, from }) => [client, from - 1]));
}

/** Takes what Yjs put aside out of the document: it belongs to the connection that sent it. [S23] */
function takePending(doc: Y.Doc): Leftover | null {
  const { pendingStructs, pendingDs } = doc.store;
  if (!pendingStructs && !pendingDs) return null;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const updates = [pendingStructs?.update, pendingDs]
    .filter((update) => update instanceof Uint8Array)
    .map((bytes) => ({ bytes, format: 2 as const }));
  return { updates, missing: pendingDs ? new Map() : new Map(pendingStructs?.missing) };
}

/** Leftovers as one; null when there are none. */
export function joinLeftovers(leftovers: readonly Leftover[]): Leftover | null {
  if (leftovers.length === 0) return null;
  const missing = new Map<number, number>();
  for (const leftover of leftovers) {
    for (const [client, clock] of leftover.missing)
      missing.set(client, Math.min(clock, missing.get(client) ?? clock));
  }
  const isOpen = leftovers.some((leftover) => leftover.missing.size === 0);
  return {
    updates: leftovers.flatMap((leftover) => leftover.updates),
    missing: isOpen ? new Map() : missing,
  };
}

function noteEdit(
  edits: Map<string, { at: number; ids: Set<string> }>,
  by: { userId: string; at: number },
  ids: Set<string>,
): void {
  const known = edits.get(by.userId);
  if (!known) edits.set(by.userId, { at: by.at, ids });
  else for (const id of ids) known.ids.add(id);
}

const editRecords = (edits: Map<string, { at: number; ids: Set<string> }>): EditRecord[] =>
  [...edits].map(([userId, { at, ids }]) => ({ userId, at, elementIds: [...ids] }));

function lacksDeletion(doc: Y.Doc, update: Uint8Array, deletesAt: number): boolean {
  for (const { client, from, to } of readDeletes(new ByteReader(update, deletesAt))) {
    const structs = doc.store.clients.get(client);
    if (!structs || Y.getState(doc.store, client) < to) return true;
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= to) break;
      if (!struct.deleted) return true;
    }
  }
  return false;
}

/**
 * The board's size as an upper bound (`bytes`: what it was loaded from), measured afresh only when that bound says
 * "full": encoding a large board takes tens of milliseconds, so bytes are measured at most every two seconds.
 */
function boundedSize(
  doc: Y.Doc,
  { bytes, limits, clock }: { bytes: number; limits: SyncLimits; clock: Clock },
) {
  let elements = 0;
  let isCounted = false;
  let measuredAt = Number.NEGATIVE_INFINITY;
  const countElements = () => entityMaps.reduce((sum, name) => sum + doc.getMap(name).size, 0);
  const measureBytes = () => {
    bytes = Y.encodeStateAsUpdate(doc).byteLength;
    measuredAt = clock.now();
  };

  return {
    grew(by: number) {
      bytes += by;
    },
    /** Something was added that nobody weighed. Counting takes a while on a large board: it waits until it matters. */
    lost() {
      isCounted = false;
    },
    refusal(summary: UpdateSummary): string | null {
      const adding = entityMaps.reduce((sum, name) => sum + (summary.entries.get(name) ?? 0), 0);
      if (bytes >= limits.boardBytes && clock.now() - measuredAt >= remeasureMs) measureBytes();
      if (adding > 0 && (!isCounted || elements + adding > limits.boardElements)) {
        elements = countElements();
        isCounted = true;
      }
      const isFull = bytes >= limits.boardBytes || (adding > 0 && elements + adding > limits.boardElements);
      if (isFull) return "The board is full. Delete something, then add again.";
      elements += adding;
      return null;
    },
  };
}

const remeasureMs = 2_000;
