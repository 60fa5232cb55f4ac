/** 500 rooms with two people each, one of whom drags at 4 steps a second. */
import { gather } from "../load/drag-load.ts";
import { everyServer, type Scenario } from "../scenario.ts";
import { cpuMsOf } from "../servers/server-process.ts";

const roomCount = 500;

export const manyRooms: Scenario = {
  name: "many-rooms",
  title: "500 rooms × 2 people, one of them dragging at 4/s",
  servers: everyServer,
  lowerIsBetter: true,
  bars: [],
  async run(server, { isQuick }) {
    const rooms = await server.rooms(roomCount);
    const before = await server.memory();
    const party = await gather({ rooms, perRoom: 2, draggingPerRoom: 1 });
    const plan = { perSecond: 4, warmMs: 2_000, measureMs: isQuick ? 4_000 : 10_000 };
    const from = cpuMsOf(server.pid);
    const result = await party.run(plan);
    const cpu = (cpuMsOf(server.pid) - from) / (plan.warmMs + plan.measureMs);
    const after = await server.memory();
    party.leave();
    return {
      "p50 ms": result.p50,
      "p99 ms": result.p99,
      "CPU %": cpu * 100,
      "RSS kB/room": (after.rss - before.rss) / 1024 / roomCount,
      "heap kB/room": (after.heap - before.heap) / 1024 / roomCount,
      lost: result.lost,
    };
  },
};
