/** What a connection costs that does nothing: 2,000 of them, 100 in each of 20 rooms that were open before. */
import { setTimeout as sleep } from "node:timers/promises";
import { joinRoom, joinRooms } from "../load/room-client.ts";
import { everyServer, type Scenario } from "../scenario.ts";

const roomCount = 20;
const connections = 2_000;

export const idleConnections: Scenario = {
  name: "idle-connections",
  title: "2,000 idle connections",
  servers: everyServer,
  lowerIsBetter: true,
  bars: [{ figure: "RSS kB each", against: "better-peer", atMost: 1 }],
  async run(server) {
    const rooms = await server.rooms(roomCount);
    const open = (index: number) => {
      const room = rooms[index % roomCount];
      if (!room) throw new Error("no room");
      return joinRoom(room);
    };
    // What the first connections make a server set up isn't the price of a connection.
    const first = await joinRooms(10 * roomCount, open);
    await sleep(1_000);
    const before = await server.memory();
    const clients = await joinRooms(connections, open);
    await sleep(3_000);
    const after = await server.memory();
    const stillOpen = clients.filter(({ socket }) => socket.isOpen).length;
    for (const { socket } of [...first, ...clients]) socket.close();
    return {
      "RSS kB each": (after.rss - before.rss) / 1024 / connections,
      "heap kB each": (after.heap - before.heap) / 1024 / connections,
      "still open": stillOpen,
    };
  },
};
