/** The worker that finds careful routes for a large board: one chunk of edges in, their routes out. */
import { answerChunk, type RouteChunk } from "#lib/canvas/route-jobs.ts";

addEventListener("message", ({ data }: MessageEvent<RouteChunk>) => postMessage(answerChunk(data)));
