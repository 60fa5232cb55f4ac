/**
 * Copies of the embedded database's files, the newest few of them: it doesn't fsync, so a power cut may damage it.
 * To restore one, see docs/guides/operator.md: stop Throughline, unpack the file in place of DATA_DIR/database, start.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Clock } from "#server/ports.ts";

export interface BackupSettings {
  /** Writes one copy, whole or not at all. */
  backUp: (file: string) => Promise<void>;
  directory: string;
  intervalHours: number;
  /** How many are kept. */
  keep: number;
  clock: Clock;
}

/** Resolves with the file written, or undefined while the newest one is younger than the interval. */
export async function backUpDatabase(settings: BackupSettings): Promise<string | undefined> {
  const { directory, intervalHours, keep, clock } = settings;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const existing = await backupsIn(directory);
  const newest = existing.at(-1);
  const now = clock.now();
  if (newest && now - timeOf(newest) < intervalHours * HOUR_MS) return undefined;
  await removeUnfinished(directory);
  const name = nameAt(now);
  await settings.backUp(path.join(directory, name));
  for (const old of [...existing, name].slice(0, -keep)) await rm(path.join(directory, old), { force: true });
  return path.join(directory, name);
}

const HOUR_MS = 3_600_000;
/** How the embedded database names what isn't whole yet. */
const PART = ".part";
const pattern = /^throughline-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.tar\.gz$/;

/** Oldest first. Files that aren't ours are left alone. */
async function backupsIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => pattern.test(name)).sort();
}

/** Left by a server that ended in the middle of one. */
async function removeUnfinished(directory: string): Promise<void> {
  const left = (await readdir(directory)).filter(
    (name) => name.endsWith(PART) && pattern.test(name.slice(0, -PART.length)),
  );
  for (const name of left) await rm(path.join(directory, name), { force: true });
}

function nameAt(ms: number): string {
  return `throughline-${new Date(ms).toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`;
}

function timeOf(name: string): number {
  const [, day, hours, minutes, seconds] = pattern.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
