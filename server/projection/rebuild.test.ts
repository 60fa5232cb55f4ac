import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbeddedTestDatabase, type TestDatabase } from "#tests/support/embedded-database.ts";
import { makeFirstPerson } from "#tests/support/first-person.ts";

const root = resolve(import.meta.dirname, "../..");

describe("npm run rebuild-projection", { timeout: 120_000 }, () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-rebuild-"));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const rebuild = () =>
    new Promise<{ code: number | string; stdout: string; stderr: string }>((done) => {
      const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: "warn" };
      execFile(
        process.execPath,
        ["server/projection/rebuild.ts"],
        { cwd: root, env },
        (error, stdout, stderr) => done({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it("makes every board's card anew, and says which; refuses while the server holds the folder", async () => {
    const { boardId } = await makeFirstPerson({ DATA_DIR: dataDir });
    let database: TestDatabase = await openEmbeddedTestDatabase({ dataDir });
    await database.prisma.boardProjection.deleteMany();
    const refused = await rebuild();
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^.* is in use by another Throughline .*\n$/);
    await database.close();

    expect(await rebuild()).toEqual({
      code: 0,
      stdout: "made anew: Autumn checkout + promotions\n1 board\n",
      stderr: "",
    });
    database = await openEmbeddedTestDatabase({ dataDir });
    const row = await database.prisma.boardProjection.findUnique({ where: { boardId } });
    expect(row).toMatchObject({ nodeCount: 32 });
    await database.close();
  });
});
