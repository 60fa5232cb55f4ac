import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { prismaJournal } from "#server/journal/prisma-journal.ts";
import { createBoardReader } from "#server/reading/board-reader.ts";
import {
  insertTestDocument,
  openEmbeddedTestDatabase,
  type TestDatabase,
} from "#tests/support/embedded-database.ts";
import { backUpDatabase } from "./back-up-database.ts";
import { compactDocuments, compactionLimits } from "./compact-documents.ts";
import { deleteExpired } from "./delete-expired.ts";
import { startJobs } from "./start-jobs.ts";

const reader = createBoardReader({
  rooms: () => {
    throw new Error("jobs read the journal, not the rooms");
  },
});

describe("jobs on a database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openEmbeddedTestDatabase();
  });
  afterAll(() => database?.close());

  async function writeDocument(documentId: string, edits: number): Promise<Y.Doc> {
    await insertTestDocument(database, documentId);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < edits; n++) doc.getMap("nodes").set(`n${n % 5}`, n);
    const journal = prismaJournal(database.pool);
    await Promise.all(updates.map((update) => journal.append(documentId, update, [])));
    return doc;
  }

  it("compacts documents with a long log that have been left alone, and only those", async () => {
    const journal = prismaJournal(database.pool);
    const doc = await writeDocument("long", 30);
    await writeDocument("short", 3);
    const deps = { prisma: database.prisma, journal, reader };
    expect(await compactDocuments(deps, { ...compactionLimits, rows: 20 })).toEqual([]);
    expect(await compactDocuments(deps, { ...compactionLimits, rows: 20, idleSeconds: 0 })).toEqual(["long"]);

    const { updates, seq, logRows } = await journal.load("long");
    expect([updates.length, seq, logRows]).toEqual([1, 30, 0]);
    const copy = new Y.Doc();
    for (const update of updates) Y.applyUpdate(copy, update);
    expect(copy.getMap("nodes").toJSON()).toEqual(doc.getMap("nodes").toJSON());
    expect((await journal.load("short")).logRows).toBe(3);
  });

  it("compacts a log without losing an update whose predecessor is missing", async () => {
    const journal = prismaJournal(database.pool);
    await insertTestDocument(database, "gapped");
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    doc.getText("t").insert(0, "a");
    doc.getText("t").insert(1, "b");
    await journal.append("gapped", updates[1] as Uint8Array, []);
    await compactDocuments(
      { prisma: database.prisma, journal, reader },
      { ...compactionLimits, rows: 1, idleSeconds: 0 },
    );
    const copy = new Y.Doc();
    for (const update of (await journal.load("gapped")).updates) Y.applyUpdate(copy, update);
    Y.applyUpdate(copy, updates[0] as Uint8Array);
    expect(copy.getText("t").toString()).toBe("ab");
  });

  it("deletes sessions and links that have run out, and no others", async () => {
    const now = Date.UTC(2026, 0, 10);
    const { prisma } = database;
    await prisma.user.create({ data: { id: "ana", name: "Ana", email: "ana@example.com", color: 1 } });
    const at = (days: number) => new Date(now + days * 86_400_000);
    await prisma.session.createMany({
      data: [
        { id: "over", userId: "ana", expiresAt: at(-1) },
        { id: "valid", userId: "ana", expiresAt: at(1) },
      ],
    });
    await prisma.verificationToken.create({ data: { identifier: "a@b.c", token: "t", expires: at(-1) } });
    await deleteExpired({ prisma, clock: { now: () => now } });
    expect((await prisma.session.findMany()).map((session) => session.id)).toEqual(["valid"]);
    expect(await prisma.verificationToken.count()).toBe(0);
  });
});

describe("backUpDatabase", () => {
  let directory: string;
  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), "tl-backups-")), "backups");
  });
  afterEach(() => rmSync(join(directory, ".."), { recursive: true, force: true }));

  const start = Date.UTC(2026, 10, 22, 1, 2, 3);
  const runAfterHours = (hours: number, backUp = async (file: string) => writeFileSync(file, "copy")) =>
    backUpDatabase({
      backUp,
      directory,
      intervalHours: 24,
      keep: 7,
      clock: { now: () => start + hours * 3_600_000 },
    });

  it("writes one, named by its time, and none before the interval is over", async () => {
    expect(await runAfterHours(0)).toBe(join(directory, "throughline-2026-11-22T01-02-03Z.tar.gz"));
    expect(await runAfterHours(23)).toBeUndefined();
    expect(await runAfterHours(24)).toBeDefined();
  });

  it("keeps the newest seven, and leaves other files alone", async () => {
    await runAfterHours(0);
    writeFileSync(join(directory, "mine.txt"), "");
    for (let day = 1; day < 10; day++) await runAfterHours(day * 24);
    const names = readdirSync(directory).sort();
    expect(names).toHaveLength(8);
    expect(names).toContain("mine.txt");
    expect(names).toContain("throughline-2026-12-01T01-02-03Z.tar.gz");
    expect(names).not.toContain("throughline-2026-11-24T01-02-03Z.tar.gz");
  });

  it("clears away what a server that ended in the middle of one left", async () => {
    await runAfterHours(0);
    writeFileSync(join(directory, "throughline-2026-11-23T00-00-00Z.tar.gz.part"), "half");
    writeFileSync(join(directory, "mine.part"), "");
    await runAfterHours(24);
    expect(readdirSync(directory).filter((name) => name.endsWith(".part"))).toEqual(["mine.part"]);
  });

  it("removes no old one when the new one fails", async () => {
    for (let day = 0; day < 7; day++) await runAfterHours(day * 24);
    const failing = runAfterHours(200, () => Promise.reject(new Error("disk full")));
    await expect(failing).rejects.toThrow("disk full");
    expect(readdirSync(directory)).toHaveLength(7);
    expect(existsSync(join(directory, "throughline-2026-11-22T01-02-03Z.tar.gz"))).toBe(true);
  });
});

describe("startJobs", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const log = pino({ level: "silent" });

  it("never runs a job twice at once, and waits for it when closing", async () => {
    let running = 0;
    let most = 0;
    let finish = (): void => undefined;
    const job = {
      name: "slow",
      everyMs: 1_000,
      async run() {
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        running -= 1;
      },
    };
    const jobs = startJobs([job], log, 10);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([running, most]).toEqual([1, 1]);
    const closed = jobs.close();
    finish();
    await closed;
    expect(running).toBe(0);
  });

  it("goes on after a failure", async () => {
    let runs = 0;
    const job = {
      name: "failing",
      everyMs: 1_000,
      async run() {
        runs += 1;
        throw new Error("the database is away");
      },
    };
    const jobs = startJobs([job], log, 10);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(runs).toBe(4);
    await jobs.close();
  });
});
