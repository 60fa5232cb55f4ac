/**
 * The other nodes, as the rooms of this one see them: who is alive, what they say about which document, and access
 * that changed (docs/sync-spec.md N5–N10).
 */
import type { PresenceUser } from "#lib/sync/presence.ts";
import { noticeTopics } from "#lib/sync/protocol.ts";
import type { Bell } from "#server/bell/bell.ts";
import {
  type DocumentMessage,
  decodeDocumentMessage,
  decodeNodeMessage,
  encodeDocumentMessage,
  encodeNodeMessage,
  type NodeMessage,
} from "#server/bell/messages.ts";
import type { Clock } from "#server/ports.ts";
import type { Room } from "./room.ts";
import type { AccessFilter } from "./rooms-port.ts";
import type { Cancel, Scheduler } from "./scheduler.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface OtherNodes {
  /** How many others are known to live. */
  readonly count: number;
  /** How a room's messages get out. */
  ringFor(documentId: string): (message: DocumentMessage) => void;
  /** The room hears the others from now on, and greets them as soon as it does. Returns how to stop. */
  attend(room: Room): () => void;
  tellAccess(filter: AccessFilter): void;
  /** Who has the document open on other nodes. */
  present(documentId: string): PresenceUser[];
  /** Says good-bye. */
  close(): void;
}

interface OtherNodesOptions {
  bell: Bell;
  clock: Clock;
  scheduler: Scheduler;
  limits: SyncLimits;
  rooms: ReadonlyMap<string, Room>;
  /** What these connections may do has changed; without a filter: it may have, for all of them. */
  onAccess(filter?: AccessFilter): void;
  /** These rooms may have missed what was written. */
  onMissed(rooms: readonly Room[]): void;
}

interface OtherNode {
  heardAt: number;
  present: Record<string, PresenceUser[]>;
}

const nodesChannel = "nodes";
const channelOf = (documentId: string) => `document:${documentId}`;

export function createOtherNodes(options: OtherNodesOptions): OtherNodes {
  const { bell, clock, scheduler, limits, rooms } = options;
  const nodes = new Map<string, OtherNode>();
  const missed = new Set<Room>();
  let cancelMissed: Cancel | null = null;
  let cancelAlive: Cancel | null = null;
  let lookedRoundAt = clock.now();
  let hasBeenLive = false;

  const tellAll = (message: NodeMessage) => {
    if (bell.state === "live") bell.ring(nodesChannel, encodeNodeMessage(message));
  };

  const stopListening = bell.listen(nodesChannel, {
    onMessage(bytes, from) {
      const message = decodeNodeMessage(bytes);
      if (message) hear(message, from);
    },
    onLive() {
      beAlive();
      if (hasBeenLive) options.onAccess();
      hasBeenLive = true;
    },
  });
  planAlive();

  function hear(message: NodeMessage, from: string): void {
    switch (message.kind) {
      case "access":
        options.onAccess(message.filter);
        break;
      case "alive":
        if (!nodes.has(from)) meet();
        nodes.set(from, { heardAt: clock.now(), present: message.present });
        break;
      case "bye":
        forget(from);
        break;
    }
  }

  /** A node that is new, or was silent for so long that each has forgotten the other's people. */
  function meet(): void {
    for (const room of rooms.values()) room.greet(true);
  }

  function forget(node: string): void {
    nodes.delete(node);
    for (const room of rooms.values()) room.forgetNode(node);
  }

  // ---- signs of life

  function planAlive(): void {
    if (bell.state === "alone") return;
    cancelAlive = scheduler.after(limits.aliveMs, () => {
      beAlive();
      forgetSilent();
      planAlive();
    });
  }

  function beAlive(): void {
    const here = [...rooms.values()].map((room) => [room.documentId, room.present()] as const);
    tellAll({ kind: "alive", present: Object.fromEntries(here.filter(([, people]) => people.length > 0)) });
  }

  function forgetSilent(): void {
    const now = clock.now();
    // This process stood still itself: the others had no chance to be heard.
    const wasAsleep = now - lookedRoundAt > 2 * limits.aliveMs;
    lookedRoundAt = now;
    for (const [node, { heardAt }] of [...nodes]) {
      if (!wasAsleep && now - heardAt > limits.nodeSilentMs) forget(node);
    }
  }

  // ---- rooms

  function mayHaveMissed(room: Room): void {
    missed.add(room);
    cancelMissed ??= scheduler.soon(() => {
      cancelMissed = null;
      const those = [...missed].filter((each) => rooms.get(each.documentId) === each);
      missed.clear();
      options.onMissed(those);
    });
  }

  function attend(room: Room): () => void {
    let isFirst = true;
    return bell.listen(channelOf(room.documentId), {
      onMessage(bytes, from) {
        const message = decodeDocumentMessage(bytes);
        if (message) room.hear(message, from);
      },
      onLive() {
        room.greet(true);
        mayHaveMissed(room);
        if (!isFirst) for (const topic of noticeTopics) room.notify({ topic, ids: [] });
        isFirst = false;
      },
    });
  }

  return {
    get count() {
      return nodes.size;
    },
    ringFor(documentId) {
      const channel = channelOf(documentId);
      return (message) => {
        if (bell.state === "live") bell.ring(channel, encodeDocumentMessage(message));
      };
    },
    attend,
    tellAccess: (filter) => tellAll({ kind: "access", filter }),
    present: (documentId) => [...nodes.values()].flatMap((node) => node.present[documentId] ?? []),
    close() {
      cancelAlive?.();
      cancelMissed?.();
      tellAll({ kind: "bye" });
      stopListening();
    },
  };
}
