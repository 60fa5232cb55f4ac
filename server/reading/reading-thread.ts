/** The worker thread in which large boards are read, one after the other. */
import { parentPort } from "node:worker_threads";
import type { ReadingAnswer, ReadingRequest } from "./board-reader.ts";
import { runReading } from "./readings.ts";

const port = parentPort;
if (!port) throw new Error("reading-thread.ts runs as a worker thread only");

port.on("message", ({ id, name, updates }: ReadingRequest) => {
  port.postMessage(answerTo({ id, name, updates }));
});

function answerTo({ id, name, updates }: ReadingRequest): ReadingAnswer {
  try {
    return { id, value: runReading(name, updates) };
  } catch (error) {
    return { id, error: String(error) };
  }
}
