/** Our server only: 1,500 boards are opened, changed and left again; what stays in memory once they have been let go. */
import { setTimeout as sleep } from "node:timers/promises";
import { joinRoom, newClientId } from "../load/room-client.ts";
import { dragUpdate, updateMessage } from "../load/y-message.ts";
import type { Scenario } from "../scenario.ts";
import type { ServerRoom } from "../servers/bench-server.ts";

const boardCount = 1_500;
const firstCount = 150;
const MB = 1024 * 1024;
/** A board is let go 30 s after its last use, looked for every 5 s. */
const letGoMs = 40_000;

export const boardsLeft: Scenario = {
  name: "boards-left",
  title: "1,500 boards opened and left",
  servers: ["throughline"],
  lowerIsBetter: true,
  bars: [{ figure: "RSS MB grown", atMost: 60 }],
  async run(server) {
    const rooms = await server.rooms(firstCount + boardCount);
    // What opening boards makes a server set up once isn't what a board leaves behind.
    await visitAll(rooms.slice(0, firstCount));
    await sleep(letGoMs);
    const before = await server.memory();
    await visitAll(rooms.slice(firstCount));
    const peak = await server.memory();
    await sleep(letGoMs);
    const after = await server.memory();
    return {
      "RSS MB grown": (after.rss - before.rss) / MB,
      "heap MB grown": (after.heap - before.heap) / MB,
      "RSS MB grown, before they are let go": (peak.rss - before.rss) / MB,
    };
  },
};

async function visitAll(rooms: readonly ServerRoom[]): Promise<void> {
  const waiting = [...rooms];
  const visitor = async () => {
    for (let room = waiting.pop(); room; room = waiting.pop()) {
      const client = await joinRoom(room);
      client.send(updateMessage(dragUpdate({ clientId: newClientId(), sender: 0, step: 0 })));
      await sleep(50);
      client.socket.close();
    }
  };
  await Promise.all(Array.from({ length: 20 }, visitor));
}
