/**
 * A board on this device: its updates, and the commands among them that the server hasn't confirmed.
 *
 * Own code rather than y-indexeddb, because the state line depends on it: an update and its command are written in one
 * transaction (a reload never shows fewer unsaved changes than there are), a write that fails is known and repaired,
 * and a database closed under us never throws into a person's edit. Several tabs share one database: each only adds
 * rows, deletes the commands it saw confirmed, and compacts by first reading what the others added.
 */
import { answerOf, completionOf, openDatabase, openExistingDatabase } from "./indexed-db.ts";
import type { KeptCommand } from "./kept-command.ts";
import type { KeptIn } from "./sync-state.ts";
import type { Timers } from "./timers.ts";

const updatesStore = "updates";
const commandsStore = "commands";
const compactAboveRows = 500;
const repairAfterMs = 10_000;
const gatherMs = 500;

/** An update in format 1, or a whole board as it was fetched, in format 2: writing that out anew takes long. */
export type KeptUpdate = Uint8Array | { readonly v2: Uint8Array };

/** Several at once are one row; merging them would take longer than writing them. */
type Row = KeptUpdate | KeptUpdate[];

export interface LocalContent {
  updates: KeptUpdate[];
  commands: KeptCommand[];
}

/** What the database asks of the document it keeps. */
export interface LocalDatabaseHost {
  /** The whole document as one update. */
  encode(): Uint8Array;
  /** Takes in what other tabs wrote. */
  merge(updates: KeptUpdate[]): void;
  /** Commands not confirmed so far, for repair after failed writes. */
  unconfirmed(): readonly KeptCommand[];
  /** "device" while everything is written, "tab" while something isn't. */
  onKeptIn(keptIn: KeptIn): void;
  onError(error: unknown): void;
}

export interface LocalDatabase {
  load(): Promise<LocalContent>;
  /**
   * Keeps an update, and with it the command that made it. One without a command came from the server, which has it:
   * such are gathered for a moment, or until a command needs them. Never throws.
   */
  add(update: KeptUpdate, command: KeptCommand | null): void;
  /** These commands are on the server's disk. */
  confirm(ids: readonly string[]): void;
  /** Resolves when everything asked for so far is written, or has failed. */
  settled(): Promise<void>;
  /** Empties it, so that tabs that still hold it aren't broken. */
  clear(): Promise<void>;
  close(): void;
}

/** Name of the database of one person's copy of one document. */
export const localDatabaseName = (userId: string, documentId: string): string =>
  `throughline:${userId}:${documentId}`;

export interface LocalDatabasePlace {
  factory: IDBFactory;
  name: string;
  timers: Timers;
}

/** Rejects when the browser has no room, no permission, or no answer. */
export async function openLocalDatabase(
  { factory, name, timers }: LocalDatabasePlace,
  host: LocalDatabaseHost,
): Promise<LocalDatabase> {
  const database = await openDatabase(factory, name, (fresh) => {
    fresh.createObjectStore(updatesStore, { autoIncrement: true });
    fresh.createObjectStore(commandsStore, { keyPath: "id" });
  });
  return createLocalDatabase(database, timers, host);
}

/** For whoever may no longer edit: hands what an earlier visit left to `setAside`, then empties the database. */
export async function clearLeftovers(
  { factory, name, timers }: LocalDatabasePlace,
  setAside: (content: LocalContent) => Promise<void>,
): Promise<void> {
  const database = await openExistingDatabase(factory, name);
  if (!database) return;
  const leftovers = createLocalDatabase(database, timers, unusedHost);
  try {
    const content = await leftovers.load();
    if (content.commands.length > 0) await setAside(content);
    await leftovers.clear();
  } finally {
    leftovers.close();
  }
}

const unusedHost: LocalDatabaseHost = {
  encode: () => new Uint8Array([0, 0]),
  merge: () => undefined,
  unconfirmed: () => [],
  onKeptIn: () => undefined,
  onError: () => undefined,
};

function createLocalDatabase(database: IDBDatabase, timers: Timers, host: LocalDatabaseHost): LocalDatabase {
  let state: "fine" | "broken" | "repairing" | "closed" = "fine";
  let rows = 0;
  /** Rows up to this key are in the document. */
  let seenKey = 0;
  let isCompacting = false;
  /** Confirmed while nothing could be written. */
  let confirmedMeanwhile: string[] = [];
  let stopRepair: (() => void) | null = null;
  let gathered: KeptUpdate[] = [];
  let stopGathering: (() => void) | null = null;
  const running = new Set<Promise<void>>();

  const begin = (mode: IDBTransactionMode) => {
    const transaction = database.transaction([updatesStore, commandsStore], mode);
    const done = completionOf(transaction);
    done.catch(() => undefined); // heard by whoever awaits it; a request that failed has been heard before
    return {
      updates: transaction.objectStore(updatesStore),
      commands: transaction.objectStore(commandsStore),
      commit: () => transaction.commit(),
      done,
    };
  };

  /** Handed to the browser at once, which keeps the order: a tab may be closed the moment after an edit. */
  const write = async (request: (stores: { updates: IDBObjectStore; commands: IDBObjectStore }) => void) => {
    const { commit, done, ...stores } = begin("readwrite");
    request(stores);
    commit();
    await done;
  };

  /** One row instead of all: what others wrote is read first, in the transaction that then deletes it. */
  const compact = async (unconfirmed: readonly KeptCommand[]) => {
    const { updates, commands, done } = begin("readwrite");
    const unseen = IDBKeyRange.lowerBound(seenKey, true);
    const [values, keys] = await Promise.all([
      answerOf<Row[]>(updates.getAll(unseen)),
      answerOf(updates.getAllKeys(unseen)),
    ]);
    host.merge(values.flat());
    const lastKey = Math.max(seenKey, Number(keys.at(-1) ?? 0));
    updates.delete(IDBKeyRange.upperBound(lastKey));
    updates.add(host.encode());
    for (const command of unconfirmed) commands.put(command);
    await done;
    seenKey = lastKey;
    rows = 1;
  };
  const compactIfLong = async () => {
    if (rows <= compactAboveRows || isCompacting) return;
    isCompacting = true;
    await compact([]).finally(() => {
      isCompacting = false;
    });
  };

  const run = (work: () => Promise<void>) => {
    const job = work().catch(fail);
    running.add(job);
    void job.finally(() => running.delete(job));
  };

  const fail = (error: unknown) => {
    host.onError(error);
    if (state === "closed") return;
    state = "broken";
    host.onKeptIn("tab");
    stopRepair ??= timers.after(repairAfterMs, () => {
      stopRepair = null;
      if (state === "broken") run(repair);
    });
  };

  /** Rows are missing since a write failed: the whole document and all unconfirmed commands make good for it. */
  const repair = async () => {
    state = "repairing";
    const confirmed = confirmedMeanwhile;
    await compact(host.unconfirmed());
    await write(({ commands }) => confirmed.forEach((id) => void commands.delete(id)));
    confirmedMeanwhile = confirmedMeanwhile.slice(confirmed.length);
    if (state !== "repairing") return;
    state = "fine";
    host.onKeptIn("device");
  };

  const writeGathered = (command: KeptCommand | null) => {
    stopGathering?.();
    stopGathering = null;
    const row: Row = gathered;
    gathered = [];
    if (state === "closed" || state === "broken") return; // a repair writes everything
    rows += 1;
    run(async () => {
      await write((stores) => {
        stores.updates.add(row);
        if (command) stores.commands.put(command);
      });
      await compactIfLong();
    });
  };

  const close = () => {
    if (gathered.length > 0) writeGathered(null);
    state = "closed";
    stopRepair?.();
    database.close();
  };
  // Another tab signed out and deletes the board: let it, and keep what comes in this tab only.
  const closeForOthers = () => {
    close();
    host.onKeptIn("tab");
  };
  database.onversionchange = closeForOthers;
  database.onclose = closeForOthers;

  return {
    async load() {
      const { updates, commands } = begin("readonly");
      const [values, keys, kept] = await Promise.all([
        answerOf<Row[]>(updates.getAll()),
        answerOf(updates.getAllKeys()),
        answerOf<KeptCommand[]>(commands.getAll()),
      ]);
      rows = keys.length;
      seenKey = Number(keys.at(-1) ?? 0);
      return { updates: values.flat(), commands: kept };
    },
    add(update, command) {
      if (state === "closed" || state === "broken") return;
      gathered.push(update);
      if (command) writeGathered(command);
      else stopGathering ??= timers.after(gatherMs, () => writeGathered(null));
    },
    confirm(ids) {
      if (state === "closed" || ids.length === 0) return;
      if (state === "fine") run(() => write(({ commands }) => ids.forEach((id) => void commands.delete(id))));
      else confirmedMeanwhile.push(...ids);
    },
    async settled() {
      if (gathered.length > 0) writeGathered(null);
      while (running.size > 0) await Promise.all(running);
    },
    async clear() {
      if (state === "closed") return;
      gathered = [];
      await write(({ updates, commands }) => {
        updates.clear();
        commands.clear();
      });
      rows = 0;
    },
    close,
  };
}
