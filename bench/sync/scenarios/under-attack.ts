/** Two people on one board work while somebody attacks on another: one scenario per attack. */
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type Attack, attacks, strike } from "../load/attacks.ts";
import type { DragPlan, DragResult } from "../load/drag-load.ts";
import { everyServerWithDocuments, type Figures, type Mode, type Scenario } from "../scenario.ts";
import type { BenchServer, ServerRoom } from "../servers/bench-server.ts";
import { benchFolder } from "../servers/server-process.ts";

export const underAttack: readonly Scenario[] = attacks.map((attack) => ({
  name: `attack-${attack.name}`,
  title: `A bystander on another board meanwhile: ${attack.title}`,
  servers: everyServerWithDocuments,
  lowerIsBetter: true,
  bars: [
    { figure: "p99 ms", atMost: 250 },
    { figure: "max ms", atMost: 1_000 },
    { figure: "server ended", atMost: 0 },
  ],
  run: (server, mode) => run(attack, server, mode),
}));

async function run(attack: Attack, server: BenchServer, { isQuick }: Mode): Promise<Figures> {
  const [attacked, own] = await server.rooms(2);
  if (!attacked || !own) throw new Error("no room");
  const plan = {
    perSecond: 50,
    warmMs: 0,
    measureMs: isQuick ? 6_000 : 10_000,
    drainMs: isQuick ? 4_000 : 20_000,
  };
  const result = watch(own, plan);
  await result.ready;
  await sleep(1_000);
  // What is still being sent when the window ends isn't waited for.
  void strike(attacked, attack);
  const { p99, max } = await result.done;
  return { "p99 ms": p99, "max ms": max, "server ended": server.hasEnded() ? 1 : 0 };
}

function watch(room: ServerRoom, plan: DragPlan): { ready: Promise<void>; done: Promise<DragResult> } {
  const ready = Promise.withResolvers<void>();
  const done = Promise.withResolvers<DragResult>();
  const worker = new Worker(`${benchFolder}/bystander.ts`, { workerData: { room, plan } });
  worker.on("message", (message: { kind: "ready" } | { kind: "result"; result: DragResult }) => {
    if (message.kind === "ready") ready.resolve();
    else done.resolve(message.result);
  });
  worker.on("error", (error) => {
    ready.reject(error);
    done.reject(error);
  });
  return { ready: ready.promise, done: done.promise };
}
