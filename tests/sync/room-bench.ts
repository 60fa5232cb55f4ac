/** Rooms over the journal's twin, in virtual time, with clients on socket pairs: what every test of a rule starts from. */
import * as Y from "yjs";
import type { Role } from "#lib/access/roles.ts";
import type { Bell } from "#server/bell/bell.ts";
import { type Connection, createConnections } from "#server/gateway/connection.ts";
import { type MemoryJournal, memoryJournal } from "#server/journal/memory-journal.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import { createRooms, type LiveRooms, type RoomsDeps } from "#server/room/create-rooms.ts";
import type { Log } from "#server/room/log.ts";
import type { AccessVerdict, JoinRequest } from "#server/room/session.ts";
import { defaultSyncLimits, type SyncLimits } from "#server/room/sync-limits.ts";
import { createPlainClient, type PlainClient } from "./plain-client.ts";
import { createSocketPair, type SocketPair } from "./socket-pair.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";

export const boardId = "board-1";

export interface Seat {
  client: PlainClient;
  pair: SocketPair;
  connection: Connection;
  /** What `reauthorize` answers; at first what was granted. */
  verdict: AccessVerdict | Error;
}

export interface RoomBench {
  time: VirtualTime;
  journal: MemoryJournal;
  rooms: LiveRooms;
  limits: SyncLimits;
  /** Messages at level warn and error. */
  complaints: string[];
  flushed: [string, number][];
  /** Opens a connection; nothing is delivered yet. */
  open(options?: OpenOptions): Promise<Seat>;
  /** Opens one and delivers until nothing moves any more. */
  join(options?: OpenOptions): Promise<Seat>;
  /** Delivers everything in every direction until nothing moves, letting ticks and flushes happen. */
  calm(): Promise<void>;
  /** Only what the clients sent reaches the server. */
  deliverToServer(seat: Seat): void;
  /** A document of its own with what the journal holds. */
  stored(): Y.Doc;
  close(): Promise<void>;
}

interface OpenOptions {
  user?: string;
  role?: Role;
  readOnly?: JoinRequest["readOnly"];
  client?: PlainClient;
  isAnnounced?: boolean;
  documentId?: string;
}

interface BenchOptions {
  limits?: Partial<SyncLimits>;
  journal?: MemoryJournal;
  /** Stands before the journal: for stores that are slow or fail. */
  through?(journal: UpdateJournal): UpdateJournal;
  migrate?: RoomsDeps["migrate"];
  /** Another node's, so that both have one time. */
  time?: VirtualTime;
  bell?: Bell;
}

export function createRoomBench(options: BenchOptions = {}): RoomBench {
  const time = options.time ?? createVirtualTime();
  const journal = options.journal ?? memoryJournal();
  journal.createDocument(boardId);
  const limits = { ...defaultSyncLimits, ...options.limits };
  const complaints: string[] = [];
  const flushed: [string, number][] = [];
  const log: Log = {
    info: () => {},
    warn: (_facts, message) => complaints.push(message),
    error: (_facts, message) => complaints.push(message),
  };
  const rooms = createRooms({
    journal: options.through?.(journal) ?? journal,
    clock: time.clock,
    scheduler: time.scheduler,
    limits,
    log,
    onFlushed: (documentId, seq) => flushed.push([documentId, seq]),
    ...(options.migrate && { migrate: options.migrate }),
    ...(options.bell && { bell: options.bell }),
  });
  const connections = createConnections({ rooms, clock: time.clock, limits, log });
  const seats: Seat[] = [];

  async function open(opening: OpenOptions = {}): Promise<Seat> {
    const { user = "ana", role = "EDITOR", readOnly = null } = opening;
    const client = opening.client ?? createPlainClient();
    const pair = createSocketPair();
    const seat: Omit<Seat, "connection"> = { client, pair, verdict: { kind: "granted", role, readOnly } };
    const connection = await connections.open(opening.documentId ?? boardId, {
      principal: {
        userId: user,
        name: `Name of ${user}`,
        email: `${user}@example.test`,
        color: 3,
        via: { kind: "session", sessionId: `session-${user}` },
      },
      role,
      readOnly,
      socket: pair.server,
      isAnnounced: opening.isAnnounced ?? true,
      asOf: rooms.rechecks,
      reauthorize: async () => {
        if (seat.verdict instanceof Error) throw seat.verdict;
        return seat.verdict;
      },
    });
    client.connect(pair);
    const complete = Object.assign(seat, { connection });
    seats.push(complete);
    return complete;
  }

  function deliverToServer(seat: Seat): void {
    for (let frame = seat.pair.toServer.shift(); frame; frame = seat.pair.toServer.shift())
      seat.connection.receive(frame);
  }

  function move(): boolean {
    let hasMoved = false;
    for (const seat of seats) {
      if (seat.client.pair !== seat.pair || seat.pair.closed) continue;
      hasMoved = seat.pair.toServer.length > 0 || hasMoved;
      deliverToServer(seat);
      while (seat.client.readOne()) hasMoved = true;
    }
    return hasMoved;
  }

  async function calm(): Promise<void> {
    for (let still = 0; still < 3; ) {
      still = move() ? 0 : still + 1;
      await time.advance(60);
    }
  }

  return {
    time,
    journal,
    rooms,
    limits,
    complaints,
    flushed,
    open,
    async join(opening) {
      const seat = await open(opening);
      await calm();
      return seat;
    },
    calm,
    deliverToServer,
    stored: () => storedDoc(journal, boardId),
    async close() {
      const closed = rooms.close();
      await time.advance(limits.closeMs);
      await closed;
      for (const seat of seats) seat.client.destroy();
    },
  };
}

/** What somebody would load who comes after everything in memory is lost. */
export function storedDoc(journal: MemoryJournal, documentId: string): Y.Doc {
  const doc = new Y.Doc();
  const kept = journal.documents.get(documentId);
  if (kept?.base) Y.applyUpdate(doc, kept.base.bytes);
  for (const row of kept?.log ?? []) Y.applyUpdate(doc, row.bytes);
  return doc;
}

/** The map of nodes, as the tests write into it. */
export const nodesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("nodes");
