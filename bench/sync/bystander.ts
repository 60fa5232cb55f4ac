/** Two people on a board of their own, in a thread of their own: how their steps fare while others do their worst. */
import { parentPort, workerData } from "node:worker_threads";
import { type DragPlan, gather } from "./load/drag-load.ts";
import type { ServerRoom } from "./servers/bench-server.ts";

const { room, plan } = workerData as { room: ServerRoom; plan: DragPlan };
const party = await gather({ rooms: [room], perRoom: 2, draggingPerRoom: 1 });
await party.run({ ...plan, warmMs: 0, measureMs: 500 });
parentPort?.postMessage({ kind: "ready" });
parentPort?.postMessage({ kind: "result", result: await party.run(plan) });
party.leave();
