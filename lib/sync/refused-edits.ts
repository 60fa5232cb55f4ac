/**
 * Edits that the server will never take (sync spec C9): set aside in a database of their own, so that no later visit
 * merges them, and kept until the person has copied and discarded them.
 */
import * as Y from "yjs";
import type { RefusedEdits } from "./board-connection.ts";
import { answerOf, completionOf, deleteDatabase, openDatabase, openExistingDatabase } from "./indexed-db.ts";
import type { KeptCommand } from "./kept-command.ts";
import { createListeners } from "./live.ts";
import { localDatabaseName } from "./local-database.ts";
import type { KeptIn } from "./sync-state.ts";

const contentStore = "content";
const commandsStore = "commands";
const contentKey = "update";

const refusedDatabaseName = (userId: string, documentId: string): string =>
  `${localDatabaseName(userId, documentId)}:refused`;

export interface RefusedStore extends RefusedEdits {
  /** Reads what earlier visits left. Never rejects. */
  load(): Promise<void>;
  /** `update` contains what the commands did; adding the same again changes nothing. Resolves with where it is kept. */
  add(update: Uint8Array, commands: readonly KeptCommand[]): Promise<KeptIn>;
}

export interface RefusedStoreOptions {
  documentId: string;
  userId: string;
  /** null: this tab only. */
  factory: IDBFactory | null;
  onError: (error: unknown) => void;
}

export function createRefusedStore(options: RefusedStoreOptions): RefusedStore {
  const { documentId, factory, onError } = options;
  const name = refusedDatabaseName(options.userId, documentId);
  const listeners = createListeners<void>();
  const commands = new Map<string, KeptCommand>();
  let content: Uint8Array | null = null;
  let keptIn: KeptIn = "device";

  const take = (update: Uint8Array | undefined, added: readonly KeptCommand[]) => {
    if (update) content = content ? Y.mergeUpdates([content, update]) : update;
    for (const command of added) commands.set(command.id, command);
  };

  return {
    get count() {
      return commands.size;
    },
    get keptIn() {
      return keptIn;
    },
    copy: () => (content ? describe(documentId, content, [...commands.values()]) : ""),
    subscribe: listeners.add,
    async load() {
      try {
        const kept = factory && (await read(factory, name));
        if (kept) take(kept.update, kept.commands);
      } catch (error) {
        onError(error);
      }
      listeners.tell();
    },
    async add(update, added) {
      take(update, added);
      keptIn = (await store({ factory, name, onError }, update, added)) ? "device" : "tab";
      listeners.tell();
      return keptIn;
    },
    content: () => content && { update: content, commands: [...commands.values()] },
    async discard() {
      content = null;
      commands.clear();
      listeners.tell();
      if (factory) await deleteDatabase(factory, name).catch(onError);
    },
  };
}

async function read(factory: IDBFactory, name: string) {
  const database = await openExistingDatabase(factory, name);
  if (!database) return null;
  try {
    const transaction = database.transaction([contentStore, commandsStore]);
    const [update, commands] = await Promise.all([
      answerOf<Uint8Array | undefined>(transaction.objectStore(contentStore).get(contentKey)),
      answerOf<KeptCommand[]>(transaction.objectStore(commandsStore).getAll()),
    ]);
    return { update, commands };
  } finally {
    database.close();
  }
}

/** Another tab may have set aside its own meanwhile: merged in one transaction. */
async function store(
  { factory, name, onError }: { factory: IDBFactory | null; name: string; onError: (error: unknown) => void },
  update: Uint8Array,
  commands: readonly KeptCommand[],
): Promise<boolean> {
  if (!factory) return false;
  try {
    const database = await openDatabase(factory, name, (fresh) => {
      fresh.createObjectStore(contentStore);
      fresh.createObjectStore(commandsStore, { keyPath: "id" });
    });
    try {
      const transaction = database.transaction([contentStore, commandsStore], "readwrite");
      const done = completionOf(transaction);
      const contents = transaction.objectStore(contentStore);
      const before = await answerOf<Uint8Array | undefined>(contents.get(contentKey));
      contents.put(before ? Y.mergeUpdates([before, update]) : update, contentKey);
      for (const command of commands) transaction.objectStore(commandsStore).put(command);
      await done;
    } finally {
      database.close();
    }
    return true;
  } catch (error) {
    onError(error);
    return false;
  }
}

/** What was done, and each element it was done to, as it stood here; null for one that was removed. */
function describe(documentId: string, content: Uint8Array, commands: KeptCommand[]): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, content);
  const elements: Record<string, Record<string, unknown>> = {};
  for (const [map, key] of commands.flatMap((command) => command.touched)) {
    const value: unknown = doc.getMap(map).get(key);
    elements[map] ??= {};
    elements[map][key] = value instanceof Y.AbstractType ? value.toJSON() : (value ?? null);
  }
  const changes = commands
    .sort((a, b) => a.at - b.at)
    .map(({ name, at, touched }) => ({
      name,
      at: new Date(at).toISOString(),
      elements: touched.map(([map, key]) => `${map}/${key}`),
    }));
  return JSON.stringify({ board: documentId, changes, elements }, null, 2);
}
