/**
 * The embedded database (PGlite) in a worker thread, reached like any PostgreSQL through a socket that only this user
 * can open. When its thread ends unasked, a new one opens the same files; queries fail in between.
 */
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { PoolConfig } from "pg";
import type { Logger } from "pino";
import type { WorkerAnswer, WorkerOptions, WorkerRequest } from "./embedded-database-messages.ts";

export interface EmbeddedDatabase {
  /** How the one connection is made. More than one would mix up their answers (see the worker). */
  poolConfig: PoolConfig;
  /** Writes a gzipped tar of the data files, as of one moment, whole or not at all. */
  backUp(file: string): Promise<void>;
  close(): Promise<void>;
}

/** `directory` belongs to this process alone (data-directory-lock.ts); it is created if missing. */
export async function openEmbeddedDatabase(directory: string, log: Logger): Promise<EmbeddedDatabase> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const socketDirectory = await makeSocketDirectory(directory);
  const options: WorkerOptions = {
    directory,
    socketPath: path.join(socketDirectory, `.s.PGSQL.${SOCKET_PORT}`),
  };
  const backups = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  let isClosing = false;
  let worker = await start(options, handle);

  function handle(answer: WorkerAnswer | { kind: "ended" }): void {
    if (answer.kind === "backed-up") backups.get(answer.id)?.resolve();
    if (answer.kind === "backup-failed") backups.get(answer.id)?.reject(new Error(answer.message));
    if (answer.kind === "failed") {
      log.error({ reason: answer.message }, "the embedded database failed; it is started again");
      void worker.terminate();
    }
    if (answer.kind === "ended" && !isClosing) void restart();
  }

  async function restart(): Promise<void> {
    for (const backup of backups.values()) backup.reject(new Error("the embedded database ended"));
    for (let waitMs = 100; !isClosing; waitMs = Math.min(waitMs * 2, 5_000)) {
      await sleep(waitMs);
      try {
        await rm(options.socketPath, { force: true });
        worker = await start(options, handle);
        log.info("the embedded database is back");
        return;
      } catch (error) {
        log.error({ err: error }, "the embedded database doesn't start; trying again");
      }
    }
  }

  let lastBackup = 0;
  return {
    poolConfig: { host: socketDirectory, port: SOCKET_PORT, user: "postgres", database: "postgres", max: 1 },
    async backUp(file) {
      const id = ++lastBackup;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      backups.set(id, { resolve, reject });
      worker.postMessage({ kind: "back-up", id, file } satisfies WorkerRequest);
      await promise.finally(() => backups.delete(id));
    },
    async close() {
      isClosing = true;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage({ kind: "close" } satisfies WorkerRequest);
      await Promise.race([ended, sleep(5_000, undefined, { ref: false })]);
      await worker.terminate();
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
}

const SOCKET_PORT = 5432;
/** A socket's path must fit 107 bytes on Linux and 103 on macOS, its name included. */
const LONGEST_SOCKET_DIRECTORY = 85;

async function makeSocketDirectory(directory: string): Promise<string> {
  const beside = `${directory}-socket`;
  if (Buffer.byteLength(beside) > LONGEST_SOCKET_DIRECTORY)
    return mkdtemp(path.join(tmpdir(), "throughline-"));
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { mode: 0o700 });
  await chmod(beside, 0o700);
  return beside;
}

/** Resolves once the database answers. Before that a failure rejects; after it, it is handled as `ended`. */
async function start(
  options: WorkerOptions,
  handle: (answer: WorkerAnswer | { kind: "ended" }) => void,
): Promise<Worker> {
  const worker = new Worker(new URL("./embedded-database-worker.ts", import.meta.url), {
    workerData: options,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Worker>();
  let isReady = false;
  worker.on("message", (answer: WorkerAnswer) => {
    if (answer.kind === "ready") {
      isReady = true;
      resolve(worker);
    }
    handle(answer);
  });
  worker.on("error", (error) => {
    if (isReady) handle({ kind: "failed", message: String(error) });
    else reject(error);
  });
  worker.on("exit", () => {
    if (isReady) handle({ kind: "ended" });
    else reject(new Error("the embedded database's thread ended before it was ready"));
  });
  return promise;
}
