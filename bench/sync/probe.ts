/**
 * Loaded into every measured server and its threads: collects garbage in all of them and reports the heap when asked,
 * and ends with its parent.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { BroadcastChannel, isMainThread } from "node:worker_threads";

const { gc } = globalThis as { gc?: (how: object) => void };
/** V8 keeps emptied pages for later, by the hundred megabytes, until it is asked like this. */
const collect = () => gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
const threads = new BroadcastChannel("collect garbage");
threads.unref();

if (!isMainThread) {
  threads.onmessage = () => collect();
} else if (process.send) {
  process.on("message", (message: { kind?: string }) => {
    if (message?.kind === "measure") void report();
  });
  process.on("disconnect", () => process.exit(1));
}

async function report(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    threads.postMessage(round);
    collect();
    await sleep(200);
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heap: heapUsed + external });
}
