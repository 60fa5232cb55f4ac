/** The worker thread in which large boards are read, one after the other. */
import { parentPort } from "node:worker_threads";
import type { ReadingAnswer, ReadingRequest } from "./board-reader.ts";
import { type InputOf, runReading } from "./readings.ts";

const port = parentPort;
if (!port) throw new Error("reading-thread.ts runs as a worker thread only");

port.on("message", (request: ReadingRequest) => {
  port.postMessage(answerTo(request));
});

function answerTo({ id, name, updates, input }: ReadingRequest): ReadingAnswer {
  try {
    return { id, value: runReading(name, updates, ...(input as InputOf<typeof name>)) };
  } catch (error) {
    return { id, error: String(error) };
  }
}
