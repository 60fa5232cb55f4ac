/** Our server only: the same quiet room while its web side serves 20 pages a second, and while it serves none. */
import { Worker } from "node:worker_threads";
import { gather } from "../load/drag-load.ts";
import type { Scenario } from "../scenario.ts";
import type { OwnServer } from "../servers/bench-server.ts";
import { benchFolder } from "../servers/server-process.ts";

const pagesPerSecond = 20;

export const besidePages: Scenario = {
  name: "beside-pages",
  title: `Propagation while the web side serves ${pagesPerSecond} pages a second`,
  servers: ["throughline"],
  lowerIsBetter: true,
  bars: [{ figure: "p99 serving ÷ quiet", atMost: 2 }],
  async run(server, { isQuick }) {
    if (!server.own) throw new Error("serves no pages");
    const rooms = await server.rooms(1);
    const party = await gather({ rooms, perRoom: 50, draggingPerRoom: 10 });
    const plan = { perSecond: 20, warmMs: 1_000, measureMs: isQuick ? 5_000 : 15_000 };
    await visit(server.own, () => party.run({ ...plan, measureMs: 2_000 }));
    const quiet = await party.run(plan);
    const { pages, result } = await visit(server.own, () => party.run(plan));
    party.leave();
    return {
      "quiet p50 ms": quiet.p50,
      "quiet p99 ms": quiet.p99,
      "serving p50 ms": result.p50,
      "serving p99 ms": result.p99,
      "p99 serving ÷ quiet": result.p99 / quiet.p99,
      "pages/s": pages / ((plan.warmMs + plan.measureMs) / 1_000),
    };
  },
};

async function visit<T>(own: OwnServer, work: () => Promise<T>): Promise<{ pages: number; result: T }> {
  const urls = own.pages.map((path) => own.url + path);
  const workerData = { urls, cookie: own.cookie, perSecond: pagesPerSecond };
  const worker = new Worker(`${benchFolder}/page-visitors.ts`, { workerData });
  const result = await work();
  const counted = new Promise<{ answered: number; failed: number }>((resume) =>
    worker.once("message", resume),
  );
  worker.postMessage("end");
  const { answered, failed } = await counted;
  await worker.terminate();
  if (failed > 0) throw new Error(`${failed} pages failed`);
  return { pages: answered, result };
}
