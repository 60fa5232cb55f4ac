/** Somebody stops reading while others write much (4 MB/s): how far the server's memory grows for them. */
import { gather } from "../load/drag-load.ts";
import { joinRoom, newClientId } from "../load/room-client.ts";
import { awarenessMessage } from "../load/y-message.ts";
import { everyServer, type Scenario } from "../scenario.ts";

const heavy = { perSecond: 100, warmMs: 0, padding: 4_000 };
const MB = 1024 * 1024;

export const slowReader: Scenario = {
  name: "slow-reader",
  title: "A reader that stops reading (60 s; 15 s with --quick) under heavy writes",
  servers: everyServer,
  lowerIsBetter: true,
  bars: [{ figure: "RSS MB grown", atMost: 16 }],
  async run(server, { isQuick }) {
    const rooms = await server.rooms(1);
    const [room] = rooms;
    if (!room) throw new Error("no room");
    const party = await gather({ rooms, perRoom: 12, draggingPerRoom: 10, measureEvery: 11 });
    let closedWith = 0;
    const reader = await joinRoom(room, {
      onClose(code) {
        closedWith = code;
      },
    });
    // It goes on saying that it is there, as clients do.
    const id = newClientId();
    let clock = 0;
    const signs = setInterval(() => reader.send(awarenessMessage(id, ++clock, {})), 10_000);
    await party.run({ ...heavy, measureMs: isQuick ? 10_000 : 30_000 });
    const before = await server.memory();
    reader.socket.pause();
    const result = await party.run({ ...heavy, measureMs: isQuick ? 15_000 : 60_000 });
    const after = await server.memory();
    clearInterval(signs);
    const read = reader.socket.received.bytes;
    reader.socket.resume();
    await new Promise((resume) => setTimeout(resume, 1_000));
    party.leave();
    reader.socket.close();
    return {
      "RSS MB grown": (after.rss - before.rss) / MB,
      "heap MB grown": (after.heap - before.heap) / MB,
      "MB waiting": (reader.socket.received.bytes - read) / MB,
      "closed with": closedWith,
      "others' p99 ms": result.p99,
    };
  },
};
