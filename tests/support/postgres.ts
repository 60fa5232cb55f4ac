/**
 * A real PostgreSQL in a folder of its own, reached through a unix socket. It is started from the system's binaries;
 * where there are none, tests that need it are announced as not run, and fail under CI=true.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

export interface PostgresServer {
  /** The address of an empty database. */
  readonly url: string;
  /** Makes another empty database and resolves with its address. */
  createDatabase(): Promise<string>;
  /** SIGQUIT to the server: it ends at once, as in a crash; `start` recovers. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** For `describe.runIf(hasPostgres())`. Prints what isn't run; throws under CI=true. */
export function hasPostgres(): boolean {
  if (postgresBinaries()) return true;
  const message = "not run: tests on PostgreSQL (no binaries under /usr/lib/postgresql/*/bin)";
  if (process.env.CI === "true") throw new Error(message);
  console.log(message);
  return false;
}

export async function startPostgres(): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error("PostgreSQL isn't installed: apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "tl-pg-"));
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(binaries, "initdb"), initdb, { ...user, cwd: folder, stdio: "pipe" });

  let child: ChildProcess | undefined;
  let output = "";
  const endWithUs = () => child?.kill("SIGQUIT");
  process.on("exit", endWithUs);
  const urlOf = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const url = urlOf("postgres");

  async function start(): Promise<void> {
    const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "max_connections=60"];
    const args = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
    const started = spawn(join(binaries ?? "", "postgres"), args, { ...user, cwd: folder, stdio: "pipe" });
    for (const stream of [started.stdout, started.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child = started;
    const deadline = Date.now() + 20_000;
    while (!(await answers(url))) {
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`PostgreSQL didn't start:\n${output}`);
      await sleep(50);
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await ended;
  }

  await start();
  let databases = 0;
  return {
    url,
    async createDatabase() {
      const name = `test_${++databases}`;
      await withClient(url, (client) => client.query(`CREATE DATABASE ${name}`));
      return urlOf(name);
    },
    kill: () => end("SIGQUIT"),
    start,
    async stop() {
      await end("SIGINT");
      process.off("exit", endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with the newest version's binaries. */
/** The folder with `postgres` and `initdb` of the newest installed version. */
export function postgresBinaries(): string | undefined {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return undefined;
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, "bin"))
    .find((folder) => existsSync(join(folder, "postgres")) && existsSync(join(folder, "initdb")));
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
    return true;
  } catch {
    return false; // not yet: the caller asks again until its deadline
  }
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // a crash on purpose breaks the connection; the query reports it
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
