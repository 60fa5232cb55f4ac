/**
 * Careful routes from a worker, one chunk at a time. The worker is loaded with the first chunk, which a small board
 * never asks for; where there is none, chunks are worked on here, between other things.
 */
import { answerChunk, type RouteAnswer, type RouteChunk } from "#lib/canvas/route-jobs.ts";

export interface RouteWorker {
  /** Whether a chunk is being worked on: then nothing else may be asked. */
  readonly isBusy: boolean;
  ask(chunk: RouteChunk): void;
  stop(): void;
}

export function createRouteWorker(onAnswers: (answers: readonly RouteAnswer[]) => void): RouteWorker {
  let worker: Worker | undefined;
  let isBroken = typeof Worker === "undefined";
  let asked: RouteChunk | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const answer = (answers: readonly RouteAnswer[]) => {
    asked = undefined;
    onAnswers(answers);
  };
  const workHere = (chunk: RouteChunk) => {
    timer = setTimeout(() => answer(answerChunk(chunk)));
  };
  /** It couldn't be loaded, or failed on a chunk. */
  const handleError = () => {
    isBroken = true;
    worker?.terminate();
    worker = undefined;
    if (asked) workHere(asked);
  };
  const start = () => {
    const started = new Worker(new URL("./route-worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<RouteAnswer[]>) => answer(data));
    started.addEventListener("error", handleError);
    return started;
  };

  return {
    get isBusy() {
      return asked !== undefined;
    },
    ask(chunk) {
      asked = chunk;
      if (isBroken) workHere(chunk);
      else {
        worker ??= start();
        worker.postMessage(chunk);
      }
    },
    stop() {
      clearTimeout(timer);
      worker?.terminate();
      worker = undefined;
      asked = undefined;
    },
  };
}
