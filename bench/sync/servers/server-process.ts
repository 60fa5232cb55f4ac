/** A server as a child process with the probe in it: all servers are started, measured and ended the same way. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Memory } from "./bench-server.ts";

export const benchFolder = resolve(import.meta.dirname, "..");
export const projectFolder = resolve(benchFolder, "../..");

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  memory(): Promise<Memory>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  script: string;
  cwd?: string;
  env(port: number): Record<string, string>;
  isReady?(port: number): Promise<boolean>;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 12_000;

/** Extra flags for node, as `--cpu-prof`, come from BENCH_NODE_FLAGS. */
export async function startProcess({ script, cwd, env, isReady }: ProcessOptions): Promise<ServerProcess> {
  const port = await freePort();
  const flags = (process.env.BENCH_NODE_FLAGS ?? "").split(" ").filter(Boolean);
  const probe = resolve(benchFolder, "probe.ts");
  const child = spawn(process.execPath, ["--expose-gc", "--import", probe, ...flags, script], {
    cwd: cwd ?? benchFolder,
    env: { ...process.env, NODE_ENV: "production", ...env(port) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const deadline = Date.now() + startTimeoutMs;
  while (!(await (isReady ?? accepts)(port))) {
    if (hasEnded() || Date.now() > deadline) throw new Error(`${script} didn't start:\n${output}`);
    await sleep(50);
  }
  return {
    pid: child.pid ?? 0,
    port,
    hasEnded,
    async memory() {
      const heap = await collectedHeap(child);
      return { rss: rssOf(child.pid ?? 0), heap };
    },
    async stop() {
      if (hasEnded()) return;
      const ended = new Promise((resume) => child.once("exit", resume));
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function collectedHeap(child: ChildProcess): Promise<number> {
  return new Promise((resume, fail) => {
    child.once("message", (message: { heap: number }) => resume(message.heap));
    child.send({ kind: "measure" }, (error) => error && fail(error));
  });
}

/** Resident bytes of a process. */
function rssOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
}

/** Milliseconds of processor time a process has used, all its threads together. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime and stime, in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resume) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.on("connect", () => {
      socket.destroy();
      resume(true);
    });
    socket.on("error", () => resume(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resume, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resume(address.port) : fail(new Error("no port")),
      );
    });
  });
}
