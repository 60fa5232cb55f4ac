/**
 * A document as this person holds it: its unconfirmed commands in the order they were made, and its copy on the device.
 * Without a database, or with one that fails, all of it goes on in memory, and says so.
 */
import * as Y from "yjs";
import { describeCommand, type KeptCommand } from "./kept-command.ts";
import {
  type KeptUpdate,
  type LocalDatabase,
  type LocalDatabasePlace,
  openLocalDatabase,
} from "./local-database.ts";
import type { KeptIn } from "./sync-state.ts";
import type { Timers } from "./timers.ts";

export interface LocalCopyEvents {
  /** Commands entered the document, made here now or left unconfirmed by an earlier visit. */
  onCommands(count: number): void;
  /** The device had content. */
  onLoaded(): void;
  onKeptIn(keptIn: KeptIn): void;
  onError(error: unknown): void;
}

export interface LocalCopy {
  /** Loads what the device has and keeps what comes from then on. Never rejects. */
  open(place: LocalDatabasePlace): Promise<void>;
  /**
   * The whole board as it was fetched (format 2): `apply` puts it into the document, and it is kept as it is. Other
   * listeners for updates may be taken off meanwhile; without any, Yjs needn't write the board out once more.
   */
  takeBase(base: Uint8Array, apply: () => void): void;
  /** The server has the oldest `count` commands on disk. */
  confirmOldest(count: number): void;
  /**
   * The server won't take what is unconfirmed: hands it to `setAside`, with what other tabs left, and empties the
   * device's copy if that worked. False when there was nothing: the document may live on, without a copy. True: it
   * must never reach the server; commands made later go the same way, one by one.
   */
  abandon(setAside: SetAside): Promise<boolean>;
  close(): void;
}

type SetAside = (update: Uint8Array, commands: readonly KeptCommand[]) => Promise<KeptIn>;

export function createLocalCopy(doc: Y.Doc, timers: Timers, events: LocalCopyEvents): LocalCopy {
  const localOrigin = {};
  let unconfirmed: KeptCommand[] = [];
  let database: LocalDatabase | null = null;
  let setAsideLate: SetAside | null = null;
  /** Between `open` and `abandon` or `close`. */
  let mayKeep = false;
  let made = 0;

  const handleUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === localOrigin) return;
    const command = transaction.local ? describeCommand(transaction, nextId(), timers.now()) : null;
    if (setAsideLate) {
      if (command) void setAsideLate(Y.encodeStateAsUpdate(doc), [command]);
      return;
    }
    database?.add(update, command);
    if (!command) return;
    unconfirmed.push(command);
    events.onCommands(1);
  };
  const nextId = () => {
    made += 1;
    return `${doc.clientID}-${made}`;
  };
  doc.on("update", handleUpdate);

  const merge = (updates: KeptUpdate[]) => {
    const apply = () => {
      for (const update of updates) {
        if (update instanceof Uint8Array) Y.applyUpdate(doc, update);
        else Y.applyUpdateV2(doc, update.v2);
      }
    };
    Y.transact(doc, apply, localOrigin, false);
  };
  const host = {
    encode: () => Y.encodeStateAsUpdate(doc),
    merge,
    unconfirmed: () => unconfirmed,
    onKeptIn: events.onKeptIn,
    onError: events.onError,
  };

  const attach = async (opened: LocalDatabase) => {
    const content = await opened.load();
    if (!mayKeep || database) {
      opened.close();
      return;
    }
    const before = isEmpty(doc) ? null : Y.encodeStateAsUpdate(doc);
    merge(content.updates);
    database = opened;
    if (before) opened.add(before, null);
    for (const command of unconfirmed) opened.add(emptyUpdate, command);
    unconfirmed.push(...content.commands);
    events.onKeptIn("device");
    events.onCommands(content.commands.length);
    if (!isEmpty(doc)) events.onLoaded();
  };

  /** What other tabs of this person wrote, and where it can be emptied. */
  const readOthers = async (): Promise<KeptCommand[]> => {
    if (!database) return [];
    try {
      await database.settled();
      const { updates, commands } = await database.load();
      merge(updates);
      return commands;
    } catch (error) {
      events.onError(error); // ours are in memory
      return [];
    }
  };

  return {
    async open(place) {
      mayKeep = true;
      try {
        await attach(await openLocalDatabase(place, host));
      } catch (error) {
        events.onError(error); // memory only, which is what `keptIn` says from the start
      }
    },
    takeBase(base, apply) {
      let kept: KeptUpdate | undefined;
      doc.off("update", handleUpdate);
      try {
        apply();
        kept = { v2: base };
      } finally {
        doc.on("update", handleUpdate);
        // Broken off half-way, what could be read is in the document.
        if (!setAsideLate) database?.add(kept ?? host.encode(), null);
      }
    },
    confirmOldest(count) {
      const confirmed = unconfirmed.splice(0, count);
      database?.confirm(confirmed.map((command) => command.id));
    },
    async abandon(setAside) {
      mayKeep = false;
      let isDead = unconfirmed.length > 0;
      setAsideLate = (update, commands) => {
        isDead = true;
        return setAside(update, commands);
      };
      const mine = unconfirmed;
      unconfirmed = [];
      const others = await readOthers();
      const commands = unique([...mine, ...others]);
      const keptIn = commands.length === 0 ? "device" : await setAsideLate(host.encode(), commands);
      if (keptIn === "device") await database?.clear().catch(events.onError);
      database?.close();
      database = null;
      events.onKeptIn("tab");
      if (!isDead) setAsideLate = null;
      return isDead;
    },
    close() {
      mayKeep = false;
      doc.off("update", handleUpdate);
      const closing = database;
      database = null;
      void closing?.settled().then(() => closing.close());
    },
  };
}

/** No structs, no deletions. */
const emptyUpdate = new Uint8Array([0, 0]);
const isEmpty = (doc: Y.Doc): boolean => doc.store.clients.size === 0;
const unique = (commands: KeptCommand[]): KeptCommand[] => [
  ...new Map(commands.map((command) => [command.id, command])).values(),
];
