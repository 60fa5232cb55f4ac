import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prismaJournal } from "#server/journal/prisma-journal.ts";
import {
  insertTestDocument,
  openEmbeddedTestDatabase,
  type TestDatabase,
} from "#tests/support/embedded-database.ts";

/** A disk of a given size; needs the right to mount. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "tl-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=110m", "tmpfs", folder], { stdio: "pipe" });
    return folder;
  } catch {
    rmdirSync(folder);
    process.stdout.write("not run: the full-disk test (it needs the right to mount a small file system)\n");
    return undefined;
  }
}

const disk = mountSmallDisk();

describe.runIf(disk !== undefined)("the embedded database on a full disk", () => {
  const folder = disk ?? "";
  const filler = join(folder, "filler");
  let database: TestDatabase;
  let content = 0;
  /** By number, what was appended: only appends that resolved. */
  const confirmed = new Map<number, number>();

  beforeAll(async () => {
    database = await openEmbeddedTestDatabase({ dataDir: join(folder, "data") });
    await insertTestDocument(database, "board");
  });
  afterAll(async () => {
    await database?.close();
    execFileSync("umount", [folder]);
    rmdirSync(folder);
  });

  /** Appends with retries, as a room does; gives up at the deadline. Resolves with the number of refusals. */
  async function append(rows: number, timeoutMs: number): Promise<number> {
    const journal = prismaJournal(database.pool);
    const deadline = Date.now() + timeoutMs;
    let refusals = 0;
    for (let row = 0; row < rows && Date.now() < deadline; ) {
      const bytes = new Uint8Array(60_000).map(() => Math.random() * 256);
      bytes[0] = ++content & 255;
      try {
        confirmed.set(await journal.append("board", bytes, []), bytes[0] ?? 0);
        row += 1;
      } catch {
        refusals += 1; // what the test is about: it is asked again
        await sleep(200);
      }
    }
    return refusals;
  }

  async function fillBut(bytes: number): Promise<void> {
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  }

  async function expectNothingLost(): Promise<void> {
    const { updates, seq } = await prismaJournal(database.pool).load("board");
    expect(seq).toBeGreaterThanOrEqual(Math.max(...confirmed.keys()));
    for (const [seq, first] of confirmed) expect(updates[seq - 1]?.[0]).toBe(first);
  }

  it("refuses appends while there is no room, takes them again after, and loses none it took", async () => {
    await fillBut(3_000_000);
    expect(await append(200, 6_000)).toBeGreaterThan(5);
    rmSync(filler);
    const before = confirmed.size;
    await append(10, 20_000);
    expect(confirmed.size).toBe(before + 10);
    await expectNothingLost();
  }, 60_000);

  it("survives that the log of the database itself can't grow, which ends its process", async () => {
    // Its files grow inside the log's first 16 MB segment; the next segment doesn't fit.
    await fillBut(14_000_000);
    expect(await append(400, 15_000)).toBeGreaterThan(2);
    rmSync(filler);
    const before = confirmed.size;
    await append(10, 40_000);
    expect(confirmed.size).toBe(before + 10);
    await expectNothingLost();
  }, 120_000);
});
