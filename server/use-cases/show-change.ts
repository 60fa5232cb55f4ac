/**
 * Changes a live document for a use-case that leaves an audit row. A change that people see has happened, stored or
 * not: the caller writes its row first, and then throws what came of storing.
 */
import type * as Y from "yjs";
import type { Context } from "#server/context.ts";
import { NotStoredYet } from "#server/room/rooms-port.ts";

export interface ShownChange<T> {
  /** What the change returned. */
  value: T;
  /** To be thrown once the change is on record; null when it is on disk. */
  notStored: NotStoredYet | null;
}

/** Rejects as `Rooms.transact` does when nothing was changed. */
export async function showChange<T>(
  { rooms }: Pick<Context, "rooms">,
  { documentId, userId }: { documentId: string; userId: string },
  change: (doc: Y.Doc) => T,
): Promise<ShownChange<T>> {
  try {
    return { value: await rooms.transact(documentId, { userId }, change), notStored: null };
  } catch (error) {
    if (error instanceof NotStoredYet) return { value: error.value as T, notStored: error };
    throw error;
  }
}
