/**
 * A real Redis on a port of its own that keeps nothing on disk. It is started from the system's binary (Redis or
 * Valkey); where there is none, tests that need it are announced as not run, and fail under CI=true.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./running-server.ts";

export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as in a crash; `start` brings it back on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** It keeps its connections and answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** For `describe.runIf(hasRedis())`. Prints what isn't run; throws under CI=true. */
export function hasRedis(): boolean {
  if (redisBinary()) return true;
  const message = "not run: tests with Redis (neither redis-server nor valkey-server is installed)";
  if (process.env.CI === "true") throw new Error(message);
  console.log(message);
  return false;
}

export function redisBinary(): string | undefined {
  const folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];
  return ["redis-server", "valkey-server"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

export async function startRedis(): Promise<RedisServer> {
  const binary = redisBinary();
  if (!binary) throw new Error("Redis isn't installed: apt-get install redis-server");
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "tl-redis-"));
  let child: ChildProcess | undefined;
  const endWithUs = () => child?.kill("SIGKILL");
  process.on("exit", endWithUs);

  async function start(): Promise<void> {
    const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "no" };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const started = spawn(binary ?? "", args, { stdio: "ignore" });
    child = started;
    const deadline = Date.now() + 10_000;
    while (!(await answers(port))) {
      if (started.exitCode !== null || Date.now() > deadline) throw new Error("Redis didn't start");
      await sleep(20);
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async stop() {
      await kill();
      process.off("exit", endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.setTimeout(500, () => socket.destroy());
    socket.once("data", (data) => {
      resolve(String(data).startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
