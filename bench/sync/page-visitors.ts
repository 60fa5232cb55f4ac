/** Visitors of the web side, in a thread of their own: asks for so many pages a second, in turn. */
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

const { urls, cookie, perSecond } = workerData as { urls: string[]; cookie: string; perSecond: number };
const agent = new Agent({ keepAlive: true });
let answered = 0;
let failed = 0;
let isOver = false;
parentPort?.on("message", () => {
  isOver = true;
  parentPort?.postMessage({ answered, failed });
  parentPort?.close();
});

const startedAt = performance.now();
for (let n = 0; !isOver; n++) {
  await sleep(Math.max(0, startedAt + (n * 1_000) / perSecond - performance.now()));
  visit(urls[n % urls.length] ?? "");
}

function visit(url: string): void {
  get(url, { agent, headers: { cookie } }, (response) => {
    response.resume();
    response.on("end", () => {
      if (response.statusCode === 200) answered += 1;
      else failed += 1;
    });
  }).on("error", () => {
    failed += 1;
  });
}
