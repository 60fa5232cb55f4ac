import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { prismaJournal } from "#server/journal/prisma-journal.ts";
import {
  insertTestDocument,
  openEmbeddedTestDatabase,
  type TestDatabase,
} from "#tests/support/embedded-database.ts";

describe("the embedded database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openEmbeddedTestDatabase();
  });
  afterAll(() => database?.close());

  it("lets only this user reach its files and its socket", () => {
    expect(statSync(join(database.dataDir, "database")).mode & 0o777).toBe(0o700);
    expect(statSync(join(database.dataDir, "database-socket")).mode & 0o777).toBe(0o700);
  });

  it("gives everybody their own answer, also while others' queries fail and transactions run", async () => {
    const ask = async (n: number): Promise<unknown> => {
      if (n % 7 === 0) return database.pool.query("SELECT $1::int / 0", [n]).catch(() => n);
      if (n % 11 === 0) {
        const first = async (tx: Pick<typeof database.prisma, "$queryRaw">) => {
          const rows = await tx.$queryRaw<{ v: number }[]>`SELECT ${n}::int AS v`;
          return rows[0]?.v;
        };
        // A database that has just started is slow for its first seconds.
        return database.prisma.$transaction(first, { maxWait: 20_000 });
      }
      const result = await database.pool.query<{ v: number }>("SELECT $1::int AS v, $2::text AS t", [
        n,
        `t${n}`,
      ]);
      return result.rows[0]?.v;
    };
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    expect(await Promise.all(numbers.map(ask))).toEqual(numbers);
  });

  it("writes a backup that opens as a database with everything in it", async () => {
    await insertTestDocument(database, "backed-up");
    const journal = prismaJournal(database.pool);
    for (let n = 0; n < 20; n++) await journal.append("backed-up", new Uint8Array(5_000).fill(n), []);
    const file = join(database.dataDir, "copy.tar.gz");
    await database.backUp?.(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await journal.append("backed-up", new Uint8Array([1]), []);

    const restored = mkdtempSync(join(tmpdir(), "tl-restored-"));
    mkdirSync(join(restored, "database"));
    execFileSync("tar", ["-xzf", file, "-C", join(restored, "database")]);
    const copy = await openEmbeddedTestDatabase({ dataDir: restored });
    const { updates } = await prismaJournal(copy.pool).load("backed-up");
    expect(updates.map((update) => update[4_999])).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await copy.close();
    rmSync(restored, { recursive: true, force: true });
  });

  it("goes on storing while a backup is compressed", async () => {
    await insertTestDocument(database, "large");
    const journal = prismaJournal(database.pool);
    for (let n = 0; n < 30; n++) await journal.append("large", new Uint8Array(randomBytes(1_000_000)), []);
    const done: string[] = [];
    const backup = database.backUp?.(join(database.dataDir, "large.tar.gz")).then(() => done.push("backup"));
    await journal.append("large", new Uint8Array([1]), []).then(() => done.push("append"));
    await backup;
    expect(done).toEqual(["append", "backup"]);
  });

  it("refuses a backup into a folder that isn't there, and goes on", async () => {
    await expect(database.backUp?.("/nowhere/at/all.tar.gz")).rejects.toThrow("ENOENT");
    await database.ping();
  });
});

describe("the embedded database, opened by processes", () => {
  const root = resolve(import.meta.dirname, "../..");
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-killed-"));
  });
  const writers: ChildProcess[] = [];
  afterEach(async () => {
    for (const writer of writers.splice(0)) {
      if (writer.exitCode !== null || writer.signalCode !== null) continue;
      writer.kill("SIGKILL");
      await ended(writer);
    }
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  function startWriter(folder = dataDir): ChildProcess {
    // It lives for seconds: optimizing the database's code takes longer than it saves.
    const args = ["--liftoff-only", "tests/support/journal-writer-process.ts", folder, "board"];
    const writer = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    writers.push(writer);
    return writer;
  }
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once("close", resolve));

  it("is made anew when the process was killed while making it", async () => {
    const half = mkdtempSync(join(tmpdir(), "tl-half-"));
    const writer = startWriter(half);
    while (!existsSync(join(half, "database.new/PG_VERSION"))) await sleep(5);
    writer.kill("SIGKILL");
    await ended(writer);
    expect(existsSync(join(half, "database"))).toBe(false);
    const database = await openEmbeddedTestDatabase({ dataDir: half });
    await insertTestDocument(database, "board");
    await database.close();
    rmSync(half, { recursive: true, force: true });
  }, 120_000);

  it("loses no append that resolved when the process is killed, three times over", async () => {
    const confirmed = new Map<number, string>();
    for (let round = 0; round < 3; round++) {
      const writer = startWriter();
      let lines = 0;
      for await (const line of createInterface({ input: writer.stdout as NodeJS.ReadableStream })) {
        if (line === "open") continue;
        const [seq, beginning = ""] = line.split(" ");
        confirmed.set(Number(seq), beginning);
        if (++lines === 60 + round * 25) writer.kill("SIGKILL");
      }
      expect(lines).toBeGreaterThan(50);
    }
    const database = await openEmbeddedTestDatabase({ dataDir });
    const { updates, seq } = await prismaJournal(database.pool).load("board");
    await database.close();
    expect(seq).toBeGreaterThanOrEqual(Math.max(...confirmed.keys()));
    for (const [seq, beginning] of confirmed) {
      expect(Buffer.from(updates[seq - 1] ?? []).toString("hex", 0, 8)).toBe(beginning);
    }
  }, 300_000);

  it("refuses a second process on one folder, by name, and the first goes on", async () => {
    const database = await openEmbeddedTestDatabase({ dataDir });
    const second = startWriter();
    let complaint = "";
    second.stderr?.on("data", (chunk) => {
      complaint += chunk;
    });
    await ended(second);
    expect(second.exitCode).toBe(1);
    expect(complaint).toContain(`is in use by another Throughline (process ${process.pid})`);
    await database.ping();
    await database.close();
  }, 120_000);
});
