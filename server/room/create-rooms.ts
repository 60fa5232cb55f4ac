/**
 * All live boards of this process: loads a room for its first visitor, lets it go when nobody needs it, and looks
 * after what spans rooms: access that changes, and the orderly end (docs/sync-spec.md S34, S35, S90–S94).
 */
import * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Bell, BellState } from "#server/bell/bell.ts";
import { silentBell } from "#server/bell/silent-bell.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import type { Clock } from "#server/ports.ts";
import type { Close } from "./audience.ts";
import type { ClientFrame } from "./client-frame.ts";
import type { UpdateFormat } from "./live-document.ts";
import { type LoadDeps, loadDocument } from "./load-document.ts";
import type { Log } from "./log.ts";
import { createOtherNodes } from "./other-nodes.ts";
import { closeForVerdict } from "./recheck.ts";
import { createRoom, type Room } from "./room.ts";
import type { AccessFilter, Rooms, UnstoredDocument } from "./rooms-port.ts";
import { type Cancel, type Scheduler, systemScheduler } from "./scheduler.ts";
import type { JoinRequest, Session } from "./session.ts";
import { defaultSyncLimits, type SyncLimits } from "./sync-limits.ts";
import { createTailWatch } from "./tail-watch.ts";

export interface RoomsDeps {
  journal: UpdateJournal;
  clock: Clock;
  log: Log;
  /** Defaults: `defaultSyncLimits`, the system's timers. */
  limits?: Partial<SyncLimits>;
  scheduler?: Scheduler;
  /** To the other nodes. Default: there are none. */
  bell?: Bell;
  /** Brings a document up to the present schema, in a transaction, at every load. */
  migrate?(doc: Y.Doc): void;
  /** Makes one update of several in format 1. Default: here and now. */
  merge?(updates: readonly Uint8Array[], format: UpdateFormat): Promise<Uint8Array>;
  /** Cuts updates into parts of `loadPartBytes` that apply in order. Default: not at all. */
  slice?: LoadDeps["slice"];
  /** After each flush: what is on disk now. */
  onFlushed?(documentId: string, seq: number): void;
}

/** One joined connection, as the gateway holds it. */
export interface Member {
  readonly documentId: string;
  receive(frame: ClientFrame): void;
  /** The connection has ended, or is to end with a code. */
  leave(close?: Close): void;
}

export interface RoomsStatus {
  rooms: number;
  connections: number;
  /** Bytes received and not yet on disk. */
  backlogBytes: number;
  /** Since when, at longest, a room can't store; null while all can. */
  failingSince: number | null;
  /** How the other nodes are heard, and how many of them are known to live. */
  bell: BellState;
  otherNodes: number;
}

/** The rooms with what only the gateway, health and metrics need. */
export interface LiveRooms extends Rooms {
  /** Rejects with AppError not-found, or store.unavailable when the board can't be loaded or the server is closing. */
  join(documentId: string, request: JoinRequest): Promise<Member>;
  status(): RoomsStatus;
  /** How often `recheck` was called. */
  readonly rechecks: number;
}

/** A log of fewer rows isn't worth merging when the room is let go. */
const unloadCompactRows = 10;
const sweepMs = 5_000;

export function createRooms(deps: RoomsDeps): LiveRooms {
  const { journal, clock, log, scheduler = systemScheduler } = deps;
  const limits = { ...defaultSyncLimits, ...deps.limits };
  const rooms = new Map<string, Room>();
  /** Loads under way, and ends: until one is through, nobody else may load the document. */
  const loading = new Map<string, Promise<Room>>();
  const ending = new Map<string, { room: Room; end: Promise<void> }>();
  let closing: Promise<readonly UnstoredDocument[]> | null = null;
  let isClosing = false;
  let rechecks = 0;
  let cancelSweep: Cancel | null = null;
  let cancelRecheck: Cancel | null = null;
  const bell = deps.bell ?? silentBell("alone");
  const shared = { bell, rooms, journal, clock, scheduler, limits, log };
  const tailWatch = createTailWatch(shared);
  const otherNodes = createOtherNodes({
    ...shared,
    onAccess: (filter) => void recheckHere(filter),
    onMissed: (missed) => void tailWatch.look(missed),
  });
  /** How each room stops hearing the other nodes. */
  const attendance = new Map<Room, () => void>();

  /** S34: the live room, or one loaded now; whoever asks meanwhile waits for the same load. */
  async function open(documentId: string): Promise<Room> {
    if (isClosing) throw restarting();
    const room = rooms.get(documentId);
    if (room) {
      room.touch();
      return room;
    }
    const underWay = loading.get(documentId) ?? load(documentId);
    loading.set(documentId, underWay);
    return underWay;
  }

  /** N6: what was stored by way of another node, before the question was asked, is in the answer. */
  async function openFresh(documentId: string): Promise<Room> {
    const isOpen = rooms.has(documentId);
    const room = await open(documentId);
    if (!isOpen || bell.state === "alone") return room;
    await room.refresh();
    return open(documentId);
  }

  async function load(documentId: string): Promise<Room> {
    try {
      await ending.get(documentId)?.end;
      const loaded = await loadFrom(journal, documentId, { slice: deps.slice ?? notAtAll, scheduler });
      if (isClosing) throw restarting();
      const room: Room = createRoom({
        documentId,
        journal,
        loaded,
        migrate: deps.migrate ?? (() => {}),
        merge: deps.merge ?? mergeHere,
        clock,
        scheduler,
        limits,
        log,
        ring: otherNodes.ringFor(documentId),
        onFlushed: deps.onFlushed ?? (() => {}),
        onEnded: (reason) => letGo(room, reason === "gone"),
      });
      rooms.set(documentId, room);
      attendance.set(room, otherNodes.attend(room));
      tailWatch.plan();
      planSweeps();
      return room;
    } catch (error) {
      if (error instanceof AppError) throw error;
      log.error({ documentId, err: error }, "could not load a board");
      throw new AppError("store.unavailable", "The board can't be loaded now.", { cause: error });
    } finally {
      loading.delete(documentId);
    }
  }

  /** Takes a room that ended by itself off the list; what it still has to store is stored before the next load. */
  function letGo(room: Room, isGone: boolean): void {
    const { documentId } = room;
    if (rooms.get(documentId) === room) rooms.delete(documentId);
    if (isGone) {
      destroy(room);
      return;
    }
    const end = room
      .flush()
      .catch((error) => log.error({ documentId, err: error }, "a room ended with changes not stored"))
      .then(() => {
        destroy(room);
        ending.delete(documentId);
      });
    ending.set(documentId, { room, end });
  }

  function destroy(room: Room): void {
    attendance.get(room)?.();
    attendance.delete(room);
    room.destroy();
  }

  // ---- idle rooms

  function planSweeps(): void {
    if (rooms.size === 0 || isClosing) return;
    cancelSweep ??= scheduler.after(sweepMs, () => {
      cancelSweep = null;
      for (const room of rooms.values()) void unloadIfIdle(room);
      planSweeps();
    });
    cancelRecheck ??= scheduler.after(limits.recheckMs, () => {
      cancelRecheck = null;
      void recheckAll().finally(planSweeps);
    });
  }

  const isUnused = (room: Room) => room.isIdle && clock.now() - room.usedAt >= limits.idleMs;

  /** S35: compacts, then lets go, unless somebody came meanwhile. */
  async function unloadIfIdle(room: Room): Promise<void> {
    if (!isUnused(room)) return;
    await room.compact(unloadCompactRows);
    if (!isUnused(room) || rooms.get(room.documentId) !== room) return;
    rooms.delete(room.documentId);
    destroy(room);
  }

  // ---- access

  const sessionsOf = () =>
    [...rooms.values()].flatMap((room) => room.sessions().map((session) => ({ room, session })));

  /** Access has changed: also for those who are on their way in, see `rechecks`. */
  async function recheckHere(filter: AccessFilter | undefined): Promise<void> {
    rechecks += 1;
    await recheckAll(filter);
  }

  async function recheckAll(filter: AccessFilter = {}): Promise<void> {
    const matching = sessionsOf().filter(
      ({ room, session }) =>
        (filter.documentId === undefined || room.documentId === filter.documentId) &&
        (filter.userId === undefined || session.principal.userId === filter.userId) &&
        (filter.sessionId === undefined || isOfSession(session, filter.sessionId)),
    );
    await Promise.all(matching.map(({ room, session }) => recheckOne(room, session)));
  }

  /** S91: when the question can't be answered, the connection stays as it is until the next time. */
  async function recheckOne(room: Room, session: Session): Promise<void> {
    try {
      const verdict = await session.reauthorize();
      const close = await closeForVerdict(session, verdict, () => exists(room.documentId));
      if (close) room.leave(session, close);
    } catch (error) {
      log.warn(
        { documentId: room.documentId, err: error },
        "could not look again at what a connection may do",
      );
    }
  }

  async function exists(documentId: string): Promise<boolean> {
    try {
      await journal.loadSince(documentId, rooms.get(documentId)?.read((_doc, seq) => seq) ?? 0);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === "not-found") return false;
      throw error;
    }
  }

  // ---- the end

  /** S94: what has arrived is stored first, then everybody is sent away to come back. */
  async function closeOnce(): Promise<readonly UnstoredDocument[]> {
    isClosing = true;
    cancelSweep?.();
    cancelRecheck?.();
    tailWatch.stop();
    await storeEverything(limits.closeMs * 0.6);
    for (const room of rooms.values())
      room.closeAll({ code: closeCodes.restart, reason: "The server restarts." });
    await storeEverything(limits.closeMs * 0.2);
    await within(limits.closeMs * 0.2, Promise.allSettled([...ending.values()].map(({ end }) => end)));
    const left = [...rooms.values(), ...[...ending.values()].map(({ room }) => room)];
    const unstored = left
      .filter((room) => !room.isStored)
      .map(({ documentId, backlogBytes }) => ({ documentId, bytes: backlogBytes }));
    if (unstored.length > 0)
      log.error({ documents: unstored }, "closed with edits that the journal did not store");
    for (const room of left) destroy(room);
    rooms.clear();
    otherNodes.close();
    return unstored;
  }

  function close(): Promise<readonly UnstoredDocument[]> {
    closing ??= closeOnce();
    return closing;
  }

  const storeEverything = (ms: number) =>
    within(ms, Promise.allSettled([...rooms.values()].map((room) => room.flush())));

  /** Resolves when `work` is done, or after `ms` without it. */
  const within = (ms: number, work: Promise<unknown>) =>
    new Promise<void>((resolve) => {
      const cancel = scheduler.after(ms, resolve);
      void work.then(() => {
        cancel();
        resolve();
      });
    });

  return {
    async join(documentId, request) {
      const room = await openFresh(documentId);
      const session = room.join(request);
      // Access that changed since it was asked for was looked at before this connection existed.
      if (rechecks !== request.asOf) void recheckOne(room, session);
      return new JoinedMember(room, session);
    },
    async transact(documentId, by, change) {
      let room = await openFresh(documentId);
      for (let asOf: number | null = null; by.mayChange && asOf !== rechecks; ) {
        asOf = rechecks;
        await by.mayChange();
        room = await open(documentId);
      }
      return room.transact(by, change);
    },
    read: async (documentId, read) => (await openFresh(documentId)).read(read),
    base: async (documentId, format) => (await openFresh(documentId)).base(format),
    capture: async (documentId) => (await openFresh(documentId)).capture(),
    notify(documentId, notice) {
      rooms.get(documentId)?.notify(notice);
      otherNodes.ringFor(documentId)({ kind: "notice", notice });
    },
    async recheck(filter) {
      otherNodes.tellAccess(filter ?? {});
      await recheckHere(filter);
    },
    get rechecks() {
      return rechecks;
    },
    present(documentId) {
      const people = [...(rooms.get(documentId)?.present() ?? []), ...otherNodes.present(documentId)];
      return [...new Map(people.map((user) => [user.id, user])).values()];
    },
    close,
    status() {
      const all = [...rooms.values()];
      const failing = all.map((room) => room.failingSince).filter((since) => since !== null);
      return {
        rooms: all.length,
        connections: sessionsOf().length,
        backlogBytes: all.reduce((sum, room) => sum + room.backlogBytes, 0),
        failingSince: failing.length > 0 ? Math.min(...failing) : null,
        bell: bell.state,
        otherNodes: otherNodes.count,
      };
    },
  };
}

/** A class, as there are thousands. */
class JoinedMember implements Member {
  readonly #room: Room;
  readonly #session: Session;

  constructor(room: Room, session: Session) {
    this.#room = room;
    this.#session = session;
  }

  get documentId(): string {
    return this.#room.documentId;
  }

  receive(frame: ClientFrame): void {
    this.#room.receive(this.#session, frame);
  }

  leave(close?: Close): void {
    this.#room.leave(this.#session, close);
  }
}

const restarting = () => new AppError("store.unavailable", "The server is restarting.");

async function loadFrom(journal: UpdateJournal, documentId: string, deps: LoadDeps) {
  const { updates, seq, logRows } = await journal.load(documentId);
  const loadedBytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
  return { doc: await loadDocument(updates, deps), loadedBytes, seq, logRows };
}

const notAtAll: LoadDeps["slice"] = async (updates) => updates;
async function mergeHere(updates: readonly Uint8Array[], format: UpdateFormat): Promise<Uint8Array> {
  const merged = Y.mergeUpdates([...updates]);
  return format === 1 ? merged : Y.convertUpdateFormatV1ToV2(merged);
}

const isOfSession = ({ principal }: Session, sessionId: string) =>
  principal.via.kind === "session" && principal.via.sessionId === sessionId;
