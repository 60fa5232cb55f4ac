import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataDirectoryInUse, lockDataDirectory } from "./data-directory-lock.ts";

describe("lockDataDirectory", () => {
  let folder: string;
  let directory: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tl-lock-"));
    directory = join(folder, "data");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const holder = () => JSON.parse(readFileSync(join(directory, "lock"), "utf8"));
  const write = (changed: object) =>
    writeFileSync(join(directory, "lock"), JSON.stringify({ ...holder(), ...changed }));

  it("makes the folder for this user only, and names this process", async () => {
    await lockDataDirectory(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(holder().pid).toBe(process.pid);
  });

  it("refuses while the holder lives, and names its process and the way out", async () => {
    await lockDataDirectory(directory);
    const refusal = lockDataDirectory(directory);
    await expect(refusal).rejects.toBeInstanceOf(DataDirectoryInUse);
    await expect(refusal).rejects.toThrow(new RegExp(`process ${process.pid}\\).*DATA_DIR`));
  });

  it("is free again after release", async () => {
    await (await lockDataDirectory(directory)).release();
    expect(existsSync(join(directory, "lock"))).toBe(false);
    await (await lockDataDirectory(directory)).release();
  });

  it("takes over from a process that is gone", async () => {
    await lockDataDirectory(directory);
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("exit", resolve));
    write({ pid: child.pid });
    await lockDataDirectory(directory);
    expect(holder().pid).toBe(process.pid);
  });

  it("takes over from a process whose id went to another one", async () => {
    await lockDataDirectory(directory);
    write({ startedAt: "1" });
    await lockDataDirectory(directory);
    expect(holder().startedAt).not.toBe("1");
  });

  it("takes over a file that is cut off", async () => {
    await (await lockDataDirectory(directory)).release();
    writeFileSync(join(directory, "lock"), '{"pid":');
    await lockDataDirectory(directory);
    expect(holder().pid).toBe(process.pid);
  });

  it("lets exactly one of many take a stale lock over", async () => {
    await lockDataDirectory(directory);
    write({ startedAt: "1" });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDirectory(directory)));
    expect(tries.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it("takes over from another machine that has stopped renewing", async () => {
    await lockDataDirectory(directory);
    write({ space: "other-host boot pid:[1]", pid: 1 });
    utimesSync(join(directory, "lock"), new Date(), new Date(Date.now() - 60_000));
    await lockDataDirectory(directory);
    expect(holder().pid).toBe(process.pid);
  });

  it("refuses while another machine renews its lock", async () => {
    await (await lockDataDirectory(directory)).release();
    writeFileSync(
      join(directory, "lock"),
      JSON.stringify({ pid: 7, startedAt: "1", space: "other-host boot pid:[1]" }),
    );
    const beat = setInterval(() => utimesSync(join(directory, "lock"), new Date(), new Date()), 500);
    try {
      await expect(lockDataDirectory(directory)).rejects.toThrow("process 7 on other-host");
    } finally {
      clearInterval(beat);
    }
  });
});
