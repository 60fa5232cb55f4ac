/**
 * Looks in the journal for what other nodes wrote: of all documents open here, one question (docs/sync-spec.md N5).
 * Often while the bell is away, now and then while it rings, never in a process that is the only one.
 */
import type { Bell } from "#server/bell/bell.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import type { Clock } from "#server/ports.ts";
import type { Log } from "./log.ts";
import type { Room } from "./room.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface TailWatch {
  /** Looks now after these rooms. Never rejects. */
  look(rooms: Iterable<Room>): Promise<void>;
  /** Goes on looking after all of them for as long as there are any. */
  plan(): void;
  stop(): void;
}

interface TailWatchOptions {
  bell: Pick<Bell, "state">;
  rooms: ReadonlyMap<string, Room>;
  journal: Pick<UpdateJournal, "newer">;
  clock: Clock;
  scheduler: Scheduler;
  limits: SyncLimits;
  log: Log;
}

export function createTailWatch(options: TailWatchOptions): TailWatch {
  const { bell, rooms, journal, clock, scheduler, limits, log } = options;
  let lookedAt = clock.now();
  let cancel: Cancel | null = null;
  let isStopped = false;
  let isFailing = false;

  async function look(some: Iterable<Room>): Promise<void> {
    const known = new Map([...some].map((room) => [room.documentId, room.appliedSeq]));
    if (known.size === 0) return;
    try {
      const newer = await journal.newer(known);
      isFailing = false;
      await Promise.all([...newer.keys()].map((documentId) => rooms.get(documentId)?.refresh()));
    } catch (error) {
      if (!isFailing)
        log.warn({ err: error }, "could not look for what other nodes wrote; it is tried again");
      isFailing = true;
    }
  }

  function plan(): void {
    if (cancel || isStopped || rooms.size === 0 || bell.state === "alone") return;
    cancel = scheduler.after(limits.lookAwayMs, () => {
      const isDue = bell.state === "away" || clock.now() - lookedAt >= limits.lookMs;
      if (isDue) lookedAt = clock.now();
      void (isDue ? look(rooms.values()) : Promise.resolve()).then(() => {
        cancel = null;
        plan();
      });
    });
  }

  return {
    look,
    plan,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
