/**
 * Throughline as a process of its own, on a free port and in a folder of its own: what end-to-end and kill tests talk to.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { copyDatabaseTemplate } from "./database-template.ts";

const root = resolve(import.meta.dirname, "../..");
const startTimeoutMs = 60_000;

export interface ServerOptions {
  /** Kept when given; otherwise a new folder that `dispose` removes. */
  dataDir?: string;
  env?: Record<string, string>;
  /** For Node, before the program. */
  nodeFlags?: string[];
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Everything printed so far. */
  output(): string;
  /** SIGKILL: what a crash does. */
  kill(): Promise<void>;
  /** SIGTERM: resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again: same port, same data; `env` changes settings for this start. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Stops it and removes a folder it made. */
  dispose(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "throughline-"));
  if (!options.dataDir) await copyDatabaseTemplate(dataDir);
  const url = `http://localhost:${port}`;
  let output = "";
  let child = launch();
  await untilReady().catch(async (error: unknown) => {
    await end("SIGKILL");
    throw error;
  });

  function launch(env: Record<string, string> = {}): ChildProcess {
    const started = spawn(process.execPath, [...(options.nodeFlags ?? []), "server/main.ts"], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next",
        PORT: String(port),
        HOST: "127.0.0.1",
        PUBLIC_URL: url,
        DATA_DIR: dataDir,
        LOG_LEVEL: "warn",
        ...options.env,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    started.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    return started;
  }

  async function untilReady(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode}):\n${output}`);
      const isReady = await fetch(`${url}/api/health/ready`).then(
        (response) => response.ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    throw new Error(`the server wasn't ready after ${startTimeoutMs} ms:\n${output}`);
  }

  function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
    const ended = new Promise<number | null>((resume) => child.once("exit", (code) => resume(code)));
    child.kill(signal);
    return ended;
  }

  return {
    url,
    port,
    dataDir,
    output: () => output,
    kill: async () => {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
    restart: async (env) => {
      child = launch(env);
      await untilReady();
    },
    dispose: async () => {
      await end("SIGTERM");
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resume, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resume(address.port) : fail(new Error("no port")),
      );
    });
  });
}
