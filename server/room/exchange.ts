/**
 * One room's talk with the rooms of the same document on other nodes: rows that were written, notices, and who shows
 * what (docs/sync-spec.md N1–N8). People are told about only while somebody elsewhere has the document open.
 */
import type { DocumentMessage, HeardMessage } from "#server/bell/messages.ts";
import type { Clock } from "#server/ports.ts";
import type { Audience } from "./audience.ts";
import { type AwarenessState, encodeAwareness } from "./awareness-update.ts";
import type { DocumentLog } from "./document-log.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface Exchange {
  hear(message: HeardMessage, from: string): void;
  /** Says that the room is here, up to which row, and with whom; `asks` the others for the same. */
  greet(asks: boolean): void;
  /** A row of ours is on disk. */
  appended(seq: number, update: Uint8Array): void;
  /** People here have changed what they show. */
  moved(states: readonly AwarenessState[]): void;
  /** That node is gone, and its people with it. */
  forgetNode(node: string): void;
  stop(): void;
}

interface ExchangeOptions {
  log: Pick<DocumentLog, "hear" | "appliedSeq">;
  audience: Pick<Audience, "notify" | "ownPeople" | "hearPeople" | "forgetNode">;
  ring(message: DocumentMessage): void;
  clock: Clock;
  scheduler: Scheduler;
  limits: SyncLimits;
}

export function createExchange(options: ExchangeOptions): Exchange {
  const { log, audience, ring, clock, scheduler, limits } = options;
  /** Nodes that have the document open. */
  const others = new Set<string>();
  /** The newest state of each id that wasn't told yet. */
  const untold = new Map<number, AwarenessState>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancelTelling: Cancel | null = null;

  function greet(asks: boolean): void {
    untold.clear();
    ring({ kind: "here", seq: log.appliedSeq, asks, people: audience.ownPeople() });
  }

  function tell(): void {
    cancelTelling = null;
    if (untold.size === 0) return;
    toldAt = clock.now();
    ring({ kind: "moved", people: encodeAwareness([...untold.values()]) });
    untold.clear();
  }

  function hearHere(message: HeardMessage & { kind: "here" }, from: string): void {
    const isNew = !others.has(from);
    others.add(from);
    log.hear(message.seq, null);
    audience.hearPeople(from, message.people, "all");
    // Somebody new has missed who came here since our own greeting.
    if (message.asks || isNew) greet(false);
  }

  function forgetNode(node: string): void {
    if (!others.delete(node)) return;
    audience.forgetNode(node);
  }

  return {
    hear(message, from) {
      switch (message.kind) {
        case "appended":
          log.hear(message.seq, message.update);
          break;
        case "notice":
          audience.notify(message.notice);
          break;
        case "here":
          hearHere(message, from);
          break;
        case "moved":
          audience.hearPeople(from, message.people, "changes");
          // What it said before was missed.
          if (!others.has(from)) greet(true);
          break;
        case "left":
          forgetNode(from);
          break;
      }
    },
    greet,
    appended: (seq, update) =>
      ring({ kind: "appended", seq, update: update.byteLength <= limits.rungBytes ? update : null }),
    moved(states) {
      if (others.size === 0) return;
      for (const state of states) untold.set(state.clientId, state);
      const wait = Math.max(0, toldAt + limits.remotePresenceMs - clock.now());
      cancelTelling ??= scheduler.after(wait, tell);
    },
    forgetNode,
    stop() {
      cancelTelling?.();
      ring({ kind: "left" });
    },
  };
}
