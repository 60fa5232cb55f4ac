/** What a hostile member of a board sends, one list of blows per attack. */
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import type { ServerRoom } from "../servers/bench-server.ts";
import { joinRoom, newClientId, type RoomClient } from "./room-client.ts";
import { dragUpdate, updateMessage, varUint } from "./y-message.ts";

/** One thing sent: a message, or bytes that aren't even a frame. */
type Blow = { message: Uint8Array } | { raw: Uint8Array };

export interface Attack {
  name: string;
  title: string;
  blows(): Blow[];
  /** How long to wait after each, so that each meets an open connection. */
  pauseMs: number;
}

const MB = 1024 * 1024;
const repeat = (count: number, blow: (i: number) => Blow): Blow[] =>
  Array.from({ length: count }, (_, i) => blow(i));

/** Seven bytes: one client, 30 million structs, client 1, clock 0, and nothing of it there. */
const claim = (): Blow => ({ message: updateMessage(Uint8Array.from([1, ...varUint(30_000_000), 1, 0])) });

export const attacks: readonly Attack[] = [
  {
    name: "one-claim",
    title: "one 7-byte update that claims 30 million structs",
    blows: () => [claim()],
    pauseMs: 0,
  },
  { name: "claims", title: "a hundred of those", blows: () => repeat(100, claim), pauseMs: 10 },
  {
    name: "gaps",
    title: "10,000 updates with missing clocks",
    blows() {
      const clientId = newClientId();
      return repeat(10_000, (i) => ({
        message: updateMessage(dragUpdate({ clientId, sender: 0, step: 1_000 + i * 2 })),
      }));
    },
    pauseMs: 0,
  },
  {
    name: "malformed",
    title: "malformed messages and frames",
    blows: () => repeat(40, (i) => malformed[i % malformed.length] ?? claim()),
    pauseMs: 20,
  },
  {
    name: "oversized",
    title: "three updates of 20 MB",
    blows: () =>
      repeat(3, () => ({
        message: updateMessage(dragUpdate({ clientId: newClientId(), sender: 0, step: 0, padding: 20 * MB })),
      })),
    pauseMs: 100,
  },
];

const malformed: readonly Blow[] = [
  // A length past the end, an unknown kind, a type cut off, a number that never ends.
  { message: Uint8Array.of(0, 2, 200, 1, 5) },
  { message: Uint8Array.of(0, 77, 1, 0) },
  { message: Uint8Array.of(0) },
  { message: Uint8Array.of(0, 2, 9, 255, 255, 255, 255, 255, 255, 255, 255, 255) },
  // Frames: a reserved bit, an unknown opcode, text that isn't UTF-8.
  { raw: Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0) },
  { raw: Uint8Array.of(0x8f, 0x80, 0, 0, 0, 0) },
  { raw: Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe) },
];

/** Sends them all, coming back each time the server hangs up. Resolves early when it lets nobody in any more. */
export async function strike(room: ServerRoom, { blows, pauseMs }: Attack): Promise<void> {
  let attacker: RoomClient | null = null;
  for (const [i, blow] of blows().entries()) {
    if (!attacker?.socket.isOpen) attacker = await joinRoom(room).catch(() => null);
    if (!attacker) return;
    if ("raw" in blow) attacker.socket.send(blow.raw);
    else attacker.send(blow.message);
    if (pauseMs > 0) await sleep(pauseMs);
    else if (i % 50 === 0) await turn();
  }
}
