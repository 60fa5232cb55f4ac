/**
 * Hands refused edits over to another document that shares the board's past, the draft of a change: opened on this
 * device, it has them as changes that aren't saved yet, and they go the way of all edits.
 */
import type { KeptCommand } from "./kept-command.ts";
import { type LocalDatabaseHost, localDatabaseName, openLocalDatabase } from "./local-database.ts";
import type { Timers } from "./timers.ts";

export interface HandOver {
  update: Uint8Array;
  commands: readonly KeptCommand[];
  userId: string;
  documentId: string;
  factory: IDBFactory;
  timers: Timers;
}

/** Rejects when the device can't keep them. The document mustn't be open here. */
export async function handOver({
  update,
  commands,
  userId,
  documentId,
  factory,
  timers,
}: HandOver): Promise<void> {
  const failures: unknown[] = [];
  const host: LocalDatabaseHost = {
    encode: () => update,
    merge: () => undefined,
    unconfirmed: () => commands,
    onKeptIn: () => undefined,
    onError: (error) => failures.push(error),
  };
  const place = { factory, name: localDatabaseName(userId, documentId), timers };
  const database = await openLocalDatabase(place, host);
  for (const command of commands) database.add(update, command);
  await database.settled();
  database.close();
  if (failures.length > 0) throw failures[0];
}
