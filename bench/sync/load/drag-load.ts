/**
 * People who drag cards: sends at a steady rate, and measures at the others how long each step took to arrive. A step
 * that a later one replaced within a server's tick counts as arrived with the later one: from then on the reader is
 * past it.
 */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerRoom } from "../servers/bench-server.ts";
import { joinRoom, joinRooms, newClientId, type RoomClient } from "./room-client.ts";
import { dragUpdate, readMarkers, updateMessage } from "./y-message.ts";

export interface DragPlan {
  /** Everybody in a room; those who drag come first. */
  perSecond: number;
  warmMs: number;
  measureMs: number;
  /** How long steps may still arrive afterwards; what hasn't arrived counts with the time it has waited. */
  drainMs?: number;
  padding?: number;
}

export interface DragResult {
  p50: number;
  p99: number;
  max: number;
  sentPerSecond: number;
  deliveredPerSecond: number;
  /** Share of one core that the generator itself used. */
  generatorCpu: number;
  /** The generator sent at least 95 % of what it was to send. */
  keptPace: boolean;
  lost: number;
}

export interface DragParty {
  readonly clients: RoomClient[];
  run(plan: DragPlan): Promise<DragResult>;
  leave(): void;
}

export interface Guests {
  rooms: readonly ServerRoom[];
  perRoom: number;
  draggingPerRoom: number;
  /** Every how many-th guest looks into what arrives; the others only receive. */
  measureEvery?: number;
}

const ring = 1 << 15;
/** Numbers of senders aren't used twice: a newcomer is shown the last steps of those who have left. */
let sendersSoFar = 0;

export async function gather({
  rooms,
  perRoom,
  draggingPerRoom,
  measureEvery = 1,
}: Guests): Promise<DragParty> {
  const senders: Sender[] = [];
  const firstSender = sendersSoFar;
  sendersSoFar += rooms.length * draggingPerRoom;
  let window: { from: number; to: number; latencies: number[] } | null = null;

  interface Sender {
    client: RoomClient | null;
    clientId: number;
    step: number;
    sentAt: Float64Array;
    /** Measuring guests of its room, without itself. */
    audience: number;
  }

  const onUpdateOf = (room: number, guest: number) => {
    const seen = new Int32Array(draggingPerRoom).fill(-1);
    return (message: Buffer) => {
      const now = performance.now();
      readMarkers(message, (number, step) => {
        const index = number - firstSender;
        const local = index - room * draggingPerRoom;
        const sender = senders[index];
        if (!sender || local < 0 || local >= draggingPerRoom || local === guest) return;
        for (let k = (seen[local] ?? -1) + 1; k <= step; k++) {
          const at = sender.sentAt[k & (ring - 1)] ?? 0;
          if (window && at >= window.from && at < window.to) window.latencies.push(now - at);
        }
        if (step > (seen[local] ?? -1)) seen[local] = step;
      });
    };
  };

  const measuring = Array.from({ length: perRoom }, (_, guest) => guest % measureEvery === 0);
  const measuringCount = measuring.filter(Boolean).length;
  for (let room = 0; room < rooms.length; room++) {
    for (let guest = 0; guest < draggingPerRoom; guest++) {
      const audience = measuringCount - (measuring[guest] ? 1 : 0);
      senders.push({
        client: null,
        clientId: newClientId(),
        step: 0,
        sentAt: new Float64Array(ring),
        audience,
      });
    }
  }
  const clients = await joinRooms(rooms.length * perRoom, (index) => {
    const room = Math.floor(index / perRoom);
    const guest = index % perRoom;
    const target = rooms[room];
    if (!target) throw new Error("no such room");
    return joinRoom(target, measuring[guest] ? { onUpdate: onUpdateOf(room, guest) } : {});
  });
  for (let room = 0; room < rooms.length; room++) {
    for (let guest = 0; guest < draggingPerRoom; guest++) {
      const sender = senders[room * draggingPerRoom + guest];
      if (sender) sender.client = clients[room * perRoom + guest] ?? null;
    }
  }

  async function run({
    perSecond,
    warmMs,
    measureMs,
    drainMs = 2_000,
    padding = 0,
  }: DragPlan): Promise<DragResult> {
    const startedAt = performance.now();
    const interval = 1_000 / perSecond;
    const current = {
      from: startedAt + warmMs,
      to: startedAt + warmMs + measureMs,
      latencies: [] as number[],
    };
    window = current;
    const due = senders.map((_, i) => startedAt + (interval * i) / senders.length);
    let sent = 0;
    let expected = 0;
    let cpu = process.cpuUsage();
    let isMeasuring = false;
    while (performance.now() < current.to) {
      const now = performance.now();
      if (!isMeasuring && now >= current.from) {
        isMeasuring = true;
        cpu = process.cpuUsage();
      }
      for (const [index, sender] of senders.entries()) {
        while ((due[index] ?? 0) <= now) {
          due[index] = (due[index] ?? 0) + interval;
          const message = updateMessage(
            dragUpdate({
              clientId: sender.clientId,
              sender: firstSender + index,
              step: sender.step,
              padding,
            }),
          );
          const at = performance.now();
          sender.sentAt[sender.step & (ring - 1)] = at;
          sender.step += 1;
          sender.client?.send(message);
          if (at < current.from || at >= current.to) continue;
          sent += 1;
          expected += sender.audience;
        }
      }
      await sleep(1);
    }
    const { user, system } = process.cpuUsage(cpu);
    const arrived = current.latencies.length;
    const drainFrom = performance.now();
    while (current.latencies.length < expected && performance.now() - drainFrom < drainMs) await sleep(20);
    const lost = Math.max(0, expected - current.latencies.length);
    const waited = performance.now() - current.to;
    const latencies = current.latencies.concat(new Array(lost).fill(waited)).sort((a, b) => a - b);
    window = null;
    const seconds = measureMs / 1_000;
    return {
      p50: at(latencies, 0.5),
      p99: at(latencies, 0.99),
      max: latencies.at(-1) ?? Number.NaN,
      sentPerSecond: sent / seconds,
      deliveredPerSecond:
        (sent / seconds) * (perRoom - 1) * (expected > 0 ? Math.min(1, arrived / expected) : 0),
      generatorCpu: (user + system) / 1_000 / measureMs,
      keptPace: sent >= 0.95 * senders.length * perSecond * seconds,
      lost,
    };
  }

  return {
    clients,
    run,
    leave() {
      for (const client of clients) client.socket.close();
    },
  };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
