/**
 * The worker thread in which the embedded database runs: PGlite behind a socket that speaks PostgreSQL's protocol,
 * so that neither its work nor its writes block the server.
 */
import { createWriteStream } from "node:fs";
import { chmod, readdir, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { parentPort, workerData } from "node:worker_threads";
import { createGzip } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import type { WorkerAnswer, WorkerOptions, WorkerRequest } from "./embedded-database-messages.ts";

const options = workerData as WorkerOptions;
const port = parentPort;
if (!port) throw new Error("embedded-database-worker.ts runs as a worker thread only");
const answer = (message: WorkerAnswer): void => port.postMessage(message);
/** The severity in an error message; with its zero byte it can't be part of a text. */
const PANIC = Buffer.from("VPANIC\0");

if (!(await holdsFiles(options.directory))) await createWhole(options.directory);
const database = await PGlite.create({ dataDir: options.directory });
failLoudly(database);
// Several connections would mix up their messages when one of them fails (each message is queued on its own), so the
// pool in front holds one; the spare places are for connections on their way out.
const server = new PGLiteSocketServer({ db: database, path: options.socketPath, maxConnections: 4 });
await server.start();
answer({ kind: "ready" });

port.on("message", (request: WorkerRequest) => void serve(request));

async function serve(request: WorkerRequest): Promise<void> {
  if (request.kind === "close") return close();
  if (request.kind === "are-you-there") return answer({ kind: "here" });
  try {
    await backUp(request.file);
    answer({ kind: "backed-up", id: request.id });
  } catch (error) {
    answer({ kind: "backup-failed", id: request.id, message: String(error) });
  }
}

/** Statements wait while the files are read; compressing takes ten times as long, and holds nobody up. */
async function backUp(file: string): Promise<void> {
  const dump = await database.dumpDataDir("none");
  const part = createWriteStream(`${file}.part`, { mode: 0o600, flush: true });
  await pipeline(dump.stream(), createGzip(), part);
  await rename(`${file}.part`, file);
}

/** Aside, then moved into place: one that was killed while it was being made can't be opened, and is made again. */
async function createWhole(directory: string): Promise<void> {
  const aside = `${directory}.new`;
  await rm(aside, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: aside })).close();
  await chmod(aside, 0o700);
  await rename(aside, directory);
}

async function holdsFiles(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

async function close(): Promise<void> {
  await server.stop();
  await database.close();
  answer({ kind: "closed" });
  port?.close();
}

/**
 * A full disk can end the database program in the middle of a statement: it says PANIC, and at the next statement runs
 * in circles for ever, or rejects and leaves the socket server's queue stuck. Either way this thread is of no more use:
 * a new one recovers from the files.
 */
function failLoudly(database: PGlite): void {
  const run = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = async (message, given) => {
    let hasPanicked = false;
    const onRawData = (data: Uint8Array): void => {
      hasPanicked ||= Buffer.from(data.buffer, data.byteOffset, data.byteLength).includes(PANIC);
      given?.onRawData?.(data);
    };
    try {
      await run(message, { ...given, onRawData });
    } catch (error) {
      answer({ kind: "failed", message: String(error) });
      throw error;
    }
    if (hasPanicked) giveUp();
  };
}

function giveUp(): void {
  answer({ kind: "failed", message: "it panicked" });
  process.exit(1);
}
