/**
 * Changes a live board as a whole, for a use-case that leaves an audit row. The change is worked out on a copy, beside
 * those who edit, and merged when the board still is what the copy was; if people never pause for that long, it's merged
 * with what they do. A change that people see has happened, stored or not: the caller writes its row first, and then
 * throws what came of storing.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import type { Context } from "#server/context.ts";
import { NotStoredYet } from "#server/room/rooms-port.ts";

export interface BoardChange<P extends Planned> {
  documentId: string;
  userId: string;
  /** Rejects when the board may not be changed; asked again at the moment of the change, and that answer decides. */
  mayChange(): Promise<unknown>;
  /** Works the change out for the document that these updates make. */
  plan(updates: readonly Uint8Array[]): Promise<P>;
  /** People never pause: told what the board is now, just before the change is merged with what they do. */
  onMerging(updates: readonly Uint8Array[]): Promise<void>;
}

interface Planned {
  /** Updates that apply in order. */
  parts: readonly Uint8Array[];
}

export interface ShownChange<P> {
  plan: P;
  /** To be thrown once the change is on record; null when it is on disk. */
  notStored: NotStoredYet | null;
}

type Rooms = Pick<Context["rooms"], "capture" | "transact">;

/** A board of 5,000 cards is worked out in about two seconds: whoever edits for six is merged with. */
const mostTries = 3;

/** Rejects as `Rooms.transact` does when nothing was changed, and with whatever the functions of `change` reject with. */
export async function changeBoard<P extends Planned>(
  { rooms }: { rooms: Rooms },
  change: BoardChange<P>,
): Promise<ShownChange<P>> {
  for (let tries = 1; ; tries++) {
    const captured = await rooms.capture(change.documentId);
    const plan = await change.plan(captured.updates);
    const isExact = captured.isCurrent();
    if (!isExact && tries < mostTries) continue;
    if (!isExact) await change.onMerging((await rooms.capture(change.documentId)).updates);
    const isStill = isExact ? captured.isCurrent : () => true;
    const shown = await applyParts(rooms, change, { parts: plan.parts, isStill });
    if (shown) return { plan, ...shown };
  }
}

/** Null when the board isn't what it was any more: then nothing was changed. */
async function applyParts<P extends Planned>(
  rooms: Rooms,
  { documentId, userId, mayChange }: BoardChange<P>,
  { parts, isStill }: Planned & { isStill(): boolean },
): Promise<Pick<ShownChange<P>, "notStored"> | null> {
  const [first, ...others] = parts;
  const start = (doc: Y.Doc): boolean => {
    const isStarting = isStill();
    if (isStarting && first) Y.applyUpdate(doc, first);
    return isStarting;
  };
  const begun = await shownBy(rooms.transact(documentId, { userId, mayChange }, start));
  if (!begun.value) return null;
  const following: Promise<Shown<void>>[] = [];
  for (const part of others) {
    // Those who edit other boards come in between.
    await nextTurn();
    const applied = rooms.transact(documentId, { userId }, (doc) => Y.applyUpdate(doc, part));
    following.push(shownBy(applied));
  }
  const all = [begun, ...(await Promise.all(following))];
  return { notStored: all.find(({ notStored }) => notStored)?.notStored ?? null };
}

interface Shown<T> {
  value: T;
  notStored: NotStoredYet | null;
}

async function shownBy<T>(change: Promise<T>): Promise<Shown<T>> {
  try {
    return { value: await change, notStored: null };
  } catch (error) {
    if (error instanceof NotStoredYet) return { value: error.value as T, notStored: error };
    throw error;
  }
}
