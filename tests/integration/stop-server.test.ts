import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { newIdSource } from "#lib/board/ids.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { type FirstPerson, makeFirstPerson } from "#tests/support/first-person.ts";
import { connectRawClient, type RawClient } from "#tests/support/raw-client.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";
import { until } from "#tests/support/until.ts";

const titlesIn = ({ doc }: RawClient) => [...readBoard(doc).board.nodes.values()].map((node) => node.title);

describe("SIGTERM in the middle of editing", () => {
  let dataDir: string;
  let person: FirstPerson;
  let server: RunningServer;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-stop-"));
    person = await makeFirstPerson({ DATA_DIR: dataDir });
    server = await startServer({ dataDir, env: { SERVICES: "sync,jobs" } });
  }, 120_000);
  afterAll(async () => {
    await server?.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const joinBoard = async (): Promise<RawClient> => {
    const client = connectRawClient(server.url, person.boardId, person.token);
    await client.synced;
    return client;
  };

  it("stores every edit that others saw, and ends with 0 within ten seconds", async () => {
    const editor = await joinBoard();
    const reader = await joinBoard();
    const commands = createCommands(editor.doc, {
      newId: newIdSource({ now: Date.now, randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)) }),
    });
    const laneId = readBoard(editor.doc).board.lanes.keys().next().value ?? "";
    const titles = Array.from({ length: 100 }, (_, n) => `edit ${n}`);
    for (const title of titles) {
      editor.edit(title, () => void commands.addNode({ kind: "NOTE", title, laneId, at: { x: 0, y: 0 } }));
    }
    // Shown comes before stored.
    await until("the last edit is shown", () => titlesIn(reader).includes("edit 99"));
    const from = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(server.output()).not.toContain("couldn't be stored");
    expect((await editor.closed).code).toBe(1012);

    await server.restart();
    const later = await joinBoard();
    expect(titlesIn(later)).toEqual(expect.arrayContaining(titles));
    later.close();
  }, 60_000);
});
