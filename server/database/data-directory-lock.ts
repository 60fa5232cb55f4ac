/**
 * One process per data directory: two on one embedded database lose rows silently. The lock is a file that names its
 * holder (process id and start time); a holder that is gone is replaced, a living one is named in the refusal.
 * Another machine or container can't be looked into: its lock counts while it is renewed.
 */
import { readFileSync, readlinkSync } from "node:fs";
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface DataDirectoryLock {
  release(): Promise<void>;
}

/** The directory is in use; `message` says by whom and what to do. */
export class DataDirectoryInUse extends Error {
  override readonly name = "DataDirectoryInUse";
}

/** The directory can't be read or written, or what is in it can't be opened; `cause` says why. */
export class DataDirectoryUnusable extends Error {
  override readonly name = "DataDirectoryUnusable";
  constructor(directory: string, cause: unknown) {
    super(
      `The data in ${directory} can't be opened. Restore a backup (docs/guides/operator.md), or choose another ` +
        "directory with DATA_DIR.",
      { cause },
    );
  }
}

/** Creates `directory` (0700) if it is missing. Rejects with DataDirectoryInUse while another process holds it. */
export async function lockDataDirectory(directory: string): Promise<DataDirectoryLock> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, "lock");
  const me: Holder = { pid: process.pid, startedAt: startTimeOf(process.pid), space: processSpace() };
  const content = JSON.stringify(me);
  while (!(await createExclusively(file, content))) await removeIfStale(file, directory);
  const renewal = setInterval(() => void renew(file), RENEW_MS).unref();
  return {
    async release() {
      clearInterval(renewal);
      if ((await readIfThere(file)) === content) await rm(file, { force: true });
    },
  };
}

const RENEW_MS = 5_000;
/** A holder in another container or on another machine is gone when it hasn't renewed its lock for so long. */
const FOREIGN_STALE_MS = 20_000;

interface Holder {
  pid: number;
  /** Tells a process from a later one with the same id; empty where the system doesn't say. */
  startedAt: string;
  /** Within one space process ids mean the same process. */
  space: string;
}

/** Whole or not at all: the content is written aside and linked into place. */
async function createExclusively(file: string, content: string): Promise<boolean> {
  const aside = `${file}.${process.pid}.${process.hrtime.bigint()}`;
  await writeFile(aside, content, { mode: 0o600 });
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function removeIfStale(file: string, directory: string): Promise<void> {
  const content = await readIfThere(file);
  if (content === undefined) return;
  const holder = parseHolder(content);
  if (holder && (await isAlive(file, holder))) {
    throw new DataDirectoryInUse(
      `${directory} is in use by another Throughline (process ${holder.pid}${elsewhere(holder)}). ` +
        "Stop that one first, or choose another directory with DATA_DIR.",
    );
  }
  // Only one may take a stale lock over: whoever makes this folder. It is removed at once; a leftover expires.
  const guard = `${file}.takeover`;
  if (!(await makeGuard(guard))) {
    await sleep(50);
    return;
  }
  try {
    if ((await readIfThere(file)) === content) await rm(file, { force: true });
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}

async function makeGuard(guard: string): Promise<boolean> {
  try {
    await mkdir(guard);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const age = await ageMs(guard);
    if (age > 10_000) await rm(guard, { recursive: true, force: true });
    return false;
  }
}

async function isAlive(file: string, holder: Holder): Promise<boolean> {
  if (holder.space === processSpace()) {
    return processExists(holder.pid) && startTimeOf(holder.pid) === holder.startedAt;
  }
  const waitMs = FOREIGN_STALE_MS - (await ageMs(file));
  if (waitMs <= 0) return false;
  // Wait until it either renews once more (alive) or falls stale (gone).
  const before = (await stat(file)).mtimeMs;
  await sleep(Math.min(waitMs, RENEW_MS * 2));
  return (await ageMs(file)) < FOREIGN_STALE_MS && (await stat(file)).mtimeMs !== before;
}

const elsewhere = (holder: Holder): string =>
  holder.space === processSpace() ? "" : ` on ${holder.space.split(" ")[0]}`;

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Field 22 of /proc/<pid>/stat (clock ticks since boot); elsewhere than on Linux the id alone has to do. */
function startTimeOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return ""; // no /proc, or no such process
  }
}

function processSpace(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${hostname()} ${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname(); // no /proc
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    const value = JSON.parse(content) as Partial<Holder>;
    if (typeof value.pid !== "number" || typeof value.space !== "string") return undefined;
    return { pid: value.pid, startedAt: String(value.startedAt ?? ""), space: value.space };
  } catch {
    return undefined; // not ours, or cut off: nobody's lock
  }
}

async function renew(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined); // a missed renewal matters only if many follow
}

async function ageMs(file: string): Promise<number> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Number.POSITIVE_INFINITY;
    throw error;
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
