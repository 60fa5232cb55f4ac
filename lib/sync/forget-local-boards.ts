/**
 * Everything of one person's boards on this device: how much of it never reached the server, and its removal at
 * sign-out. Other tabs that hold a board open let go of it.
 */
import { answerOf, deleteDatabase, openExistingDatabase } from "./indexed-db.ts";

export interface UnsavedLocally {
  /** Boards with changes that the server hasn't confirmed or has refused. */
  boards: number;
  changes: number;
}

/** Ask before `forgetLocalBoards`, and warn when `changes` is above 0. Counts nothing when the browser can't list. */
export async function countUnsavedLocally(
  userId: string,
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<UnsavedLocally> {
  const counts = new Map<string, number>();
  for (const name of factory ? await namesOf(userId, factory) : []) {
    const board = name.split(":")[2] ?? name;
    counts.set(board, (counts.get(board) ?? 0) + (await countCommands(factory, name)));
  }
  const unsaved = [...counts.values()].filter((count) => count > 0);
  return { boards: unsaved.length, changes: unsaved.reduce((sum, count) => sum + count, 0) };
}

/** Deletes them all, refused edits included. Resolves with the number of databases deleted. */
export async function forgetLocalBoards(
  userId: string,
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<number> {
  const names = factory ? await namesOf(userId, factory) : [];
  await Promise.all(names.map((name) => deleteDatabase(factory, name)));
  return names.length;
}

async function namesOf(userId: string, factory: IDBFactory): Promise<string[]> {
  const databases = await factory.databases();
  return databases.map(({ name }) => name ?? "").filter((name) => name.startsWith(`throughline:${userId}:`));
}

async function countCommands(factory: IDBFactory, name: string): Promise<number> {
  const database = await openExistingDatabase(factory, name);
  if (!database) return 0;
  try {
    if (!database.objectStoreNames.contains("commands")) return 0;
    return await answerOf(database.transaction("commands").objectStore("commands").count());
  } finally {
    database.close();
  }
}
