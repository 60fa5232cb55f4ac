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
  /** From now on it is started again when it doesn't answer for a minute: longer than any statement may take. */
  watch(): void;
  close(): Promise<void>;
}

/** `directory` belongs to this process alone (data-directory-lock.ts); it is created if missing. */
export async function openEmbeddedDatabase(directory: string, log: Logger): Promise<EmbeddedDatabase> {
  await mkdir(path.dirname(directory), { recursive: true, mode: 0o700 });
  const socketDirectory = await makeSocketDirectory(directory);
  const options: WorkerOptions = {
    directory,
    socketPath: path.join(socketDirectory, `.s.PGSQL.${SOCKET_PORT}`),
  };
  const backups = new Map<number, PromiseWithResolvers<void>>();
  const closed = Promise.withResolvers<void>();
  let isClosing = false;
  let heardAt = Date.now();
  /** Absent between the end of one and the start of the next. */
  let worker: Worker | undefined = await start(options, handle).catch(async (error: unknown) => {
    await rm(socketDirectory, { recursive: true, force: true });
    throw error;
  });
  let restarting = Promise.resolve();

  let watch: NodeJS.Timeout | undefined;

  function lookAfter(): void {
    if (backups.size > 0) heardAt = Date.now(); // a backup takes as long as it takes
    if (Date.now() - heardAt > SILENT_MS) handle({ kind: "failed", message: "it doesn't answer" });
    send({ kind: "are-you-there" });
  }

  function send(request: WorkerRequest): void {
    worker?.postMessage(request);
  }

  function handle(answer: WorkerAnswer | { kind: "ended" }): void {
    heardAt = Date.now();
    if (answer.kind === "backed-up") backups.get(answer.id)?.resolve();
    if (answer.kind === "backup-failed") backups.get(answer.id)?.reject(new Error(answer.message));
    if (answer.kind === "closed") closed.resolve();
    if (answer.kind === "failed" && worker) {
      log.error({ reason: answer.message }, "the embedded database failed; it is started again");
      void worker.terminate();
    }
    if (answer.kind === "ended" && !isClosing) restarting = restart();
  }

  async function restart(): Promise<void> {
    worker = undefined;
    for (const backup of backups.values()) backup.reject(new Error("the embedded database ended"));
    for (let waitMs = 100; !isClosing && !worker; waitMs = Math.min(waitMs * 2, 5_000)) {
      await sleep(waitMs);
      await rm(options.socketPath, { force: true });
      worker = await start(options, handle).catch((error) => {
        log.error({ err: error }, "the embedded database doesn't start; trying again");
        return undefined;
      });
    }
    if (worker) log.info("the embedded database is back");
  }

  let lastBackup = 0;
  return {
    poolConfig: { host: socketDirectory, port: SOCKET_PORT, user: "postgres", database: "postgres", max: 1 },
    async backUp(file) {
      if (!worker) throw new Error("the embedded database is being started again");
      const id = ++lastBackup;
      const backup = Promise.withResolvers<void>();
      backups.set(id, backup);
      send({ kind: "back-up", id, file });
      await backup.promise.finally(() => backups.delete(id));
    },
    watch() {
      heardAt = Date.now();
      watch ??= setInterval(lookAfter, ASK_EVERY_MS).unref();
    },
    async close() {
      isClosing = true;
      clearInterval(watch);
      await restarting;
      send({ kind: "close" });
      // One that hangs doesn't say so; then it is ended. Its files recover at the next start.
      const timer = setTimeout(closed.resolve, worker ? CLOSE_TIMEOUT_MS : 0);
      await closed.promise;
      clearTimeout(timer);
      await worker?.terminate();
      await rm(socketDirectory, { recursive: true, force: true });
    },
  };
}

const SOCKET_PORT = 5432;
const ASK_EVERY_MS = 10_000;
/** Longer than any statement may take (QUERY_TIMEOUT_MS in database.ts). */
const SILENT_MS = 60_000;
const START_TIMEOUT_MS = 120_000;
const CLOSE_TIMEOUT_MS = 5_000;
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
  const timer = setTimeout(() => {
    reject(new Error(`the embedded database wasn't ready after ${START_TIMEOUT_MS / 1000} s`));
    void worker.terminate();
  }, START_TIMEOUT_MS);
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
  return promise.finally(() => clearTimeout(timer));
}
