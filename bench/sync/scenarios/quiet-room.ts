/** How long a step of a dragged card takes to the others: 50 people in a room, 10 of them dragging at 20 steps a second. */
import { gather } from "../load/drag-load.ts";
import { everyServer, type Scenario } from "../scenario.ts";
import { cpuMsOf } from "../servers/server-process.ts";

/** A server that has just started still compiles what it runs; people meet one that has run for days. */
const compilingMs = 4_000;

export const quietRoom: Scenario = {
  name: "quiet-room",
  title: "Propagation in a quiet room (50 people, 10 dragging at 20/s)",
  servers: everyServer,
  lowerIsBetter: true,
  bars: [{ figure: "p50 ms", against: "y-websocket-server", atMost: 1.3 }],
  async run(server, { isQuick }) {
    const party = await gather({ rooms: await server.rooms(1), perRoom: 50, draggingPerRoom: 10 });
    await party.run({ perSecond: 20, warmMs: 0, measureMs: compilingMs });
    const from = cpuMsOf(server.pid);
    const measureMs = isQuick ? 4_000 : 10_000;
    const result = await party.run({ perSecond: 20, warmMs: 0, measureMs });
    const cpu = (cpuMsOf(server.pid) - from) / measureMs;
    party.leave();
    return { "p50 ms": result.p50, "p99 ms": result.p99, "CPU %": cpu * 100, lost: result.lost };
  },
};
