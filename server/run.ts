/** The life of the server: starts it (with --dev for development), and stops it by SIGTERM or SIGINT. */
import { existsSync } from "node:fs";
import { flushCompileCache } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerContext } from "./assemble-context.ts";
import { readConfig } from "./config.ts";
import { setContext } from "./context.ts";
import { closeContext, createContext } from "./create-context.ts";
import { guardProcess } from "./guard-process.ts";
import { readiness } from "./http/readiness.ts";
import { serverJobs } from "./jobs/server-jobs.ts";
import { type RunningJobs, startJobs } from "./jobs/start-jobs.ts";
import { startFailure } from "./start-failure.ts";
import { startWebServer, type WebServer } from "./web-server.ts";

const root = path.resolve(import.meta.dirname, "..");
const mode = process.argv.includes("--dev") ? "development" : "production";
/** Whoever runs us kills us after ten seconds. */
const STOP_TIMEOUT_MS = 9_500;
/** For what may be done again after the next start: boards' cards, and jobs that end soon. */
const MINOR_WORK_MS = 500;

let context: ServerContext | undefined;
let jobs: RunningJobs | undefined;
let web: WebServer | undefined;
let stopping: Promise<void> | undefined;

process.on("SIGTERM", () => void stop(0));
process.on("SIGINT", () => void stop(0));
process.on("SIGHUP", () => void stop(0));
guardProcess({ log: () => context?.log, stop: () => void stop(1) });

try {
  await start();
} catch (error) {
  for (const line of startFailure(error)) console.error(line);
  await stop(1);
}

async function start(): Promise<void> {
  const envFile = path.join(root, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = readConfig(process.env);
  const made = await createContext(config);
  context = made;
  setContext(made);
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    // next-auth reads these itself.
    NEXTAUTH_URL: config.publicUrl,
    NEXTAUTH_SECRET: made.config.authSecret,
  });
  web = await startWebServer({
    config: made.config,
    log: made.log,
    mode,
    root,
    readiness: () => readiness(made),
    api: made.handlers.api,
    ...(config.services.has("sync") ? { gateway: made.gateway } : {}),
  });
  void made.projector
    .catchUp()
    .catch((err: unknown) => made.log.warn({ err }, "cards of changed boards wait"));
  if (config.services.has("jobs")) jobs = startJobs(serverJobs(made), made.log);
  console.log(`Throughline is ready: ${config.publicUrl}`);
  // Now, not at the end: one that is killed leaves it for the next start too.
  flushCompileCache();
}

/** New requests are refused at once; what was received is stored. Exit code 1 when some of it couldn't be. */
function stop(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    setTimeout(() => {
      console.error("Stopping took too long; edits that weren't called saved may be missing.");
      process.exit(1);
    }, STOP_TIMEOUT_MS).unref();
    try {
      const jobsEnded = jobs?.close();
      // Boards first: while their sockets are open, the port isn't closed.
      const closed = web?.close();
      const isStored = context ? await closeBoards(context) : true;
      await closed;
      await atMost(MINOR_WORK_MS, jobsEnded);
      if (context) await closeContext(context);
      process.exit(isStored ? exitCode : 1);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  })();
  return stopping;
}

/** True when every edit that was received is on disk. */
async function closeBoards({ gateway, projector, rooms }: ServerContext): Promise<boolean> {
  gateway.close();
  // Cards are drawn from live documents; those not drawn in time are caught up at the next start.
  await atMost(MINOR_WORK_MS, projector.close());
  const unstored = await rooms.close();
  if (unstored.length === 0) return true;
  const ids = unstored.map(({ documentId }) => documentId).join(", ");
  console.error(`The newest edits of ${unstored.length} board(s) couldn't be stored: ${ids}`);
  console.error("None of them was called saved; browsers that keep them send them again.");
  return false;
}

/** Resolves when `work` has ended, or after `ms` without it. */
async function atMost(ms: number, work: Promise<void> | undefined): Promise<void> {
  await Promise.race([work, sleep(ms, undefined, { ref: false })]);
}
