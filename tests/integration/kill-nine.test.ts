import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf } from "#lib/board/content.ts";
import { newIdSource } from "#lib/board/ids.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { type FirstPerson, makeFirstPerson } from "#tests/support/first-person.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import { connectRawClient, type RawClient } from "#tests/support/raw-client.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";
import { pause } from "#tests/support/until.ts";

const rounds = 20;

/** A small seeded generator, so that a failing round can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

async function joinBoard(server: RunningServer, { boardId, token }: FirstPerson): Promise<RawClient> {
  const client = connectRawClient(server.url, boardId, token);
  await client.synced;
  return client;
}

/** Of these titles, those that a client which has just come doesn't see. */
function missing(client: RawClient, titles: readonly string[]): string[] {
  const nodes = Object.values(contentOf(readBoard(client.doc).board).nodes);
  const present = new Set(nodes.map((node) => node.title));
  return titles.filter((title) => !present.has(title));
}

/** Edits for a while, and kills the server in the middle of it. Resolves with what was confirmed. */
async function editUntilKilled(server: RunningServer, client: RawClient, round: number): Promise<string[]> {
  const random = seeded(round + 1);
  const commands = createCommands(client.doc, {
    newId: newIdSource({ now: Date.now, randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)) }),
  });
  const laneId = readBoard(client.doc).board.lanes.keys().next().value ?? "";
  const edits = 20 + Math.floor(random() * 40);
  for (let n = 0; n < edits; n++) {
    const title = `round ${round} edit ${n}`;
    client.edit(title, () => {
      const added = commands.addNode({ kind: "NOTE", title, laneId, at: { x: 0, y: 0 } });
      expect(added.ok).toBe(true);
    });
    await pause(random() * 8);
  }
  await server.kill();
  await client.closed;
  return client.confirmed();
}

/** `settings` are those of the server, once there is a database. */
function killsLoseNothing(settings: () => Record<string, string>): void {
  let dataDir: string;
  let server: RunningServer;
  let person: FirstPerson;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-kill-"));
    person = await makeFirstPerson({ ...settings(), DATA_DIR: dataDir });
    // Without the pages it is up in a moment, and what is tested is the same.
    const env = { ...settings(), SERVICES: "sync" };
    // It lives for a second: optimizing the database's code takes longer than it saves.
    server = await startServer({ dataDir, env, nodeFlags: ["--liftoff-only"] });
  }, 120_000);

  afterAll(async () => {
    await server?.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`[saved] every edit whose saved arrived survives ${rounds} kills in the middle of editing`, async () => {
    const confirmed: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const client = await joinBoard(server, person);
      expect(missing(client, confirmed), `before round ${round}: confirmed, then lost`).toEqual([]);
      confirmed.push(...(await editUntilKilled(server, client, round)));
      await server.restart();
    }
    const last = await joinBoard(server, person);
    expect(missing(last, confirmed), "after the last round: confirmed, then lost").toEqual([]);
    last.close();
    // Rounds in which nothing was ever confirmed would prove nothing.
    expect(confirmed.length).toBeGreaterThan(rounds * 5);
  }, 300_000);
}

// At once: most of a round is a server that starts.
describe.concurrent("kill -9", () => {
  describe("on the embedded database", () => {
    killsLoseNothing(() => ({}));
  });

  describe.runIf(hasPostgres())("on PostgreSQL", () => {
    let postgres: PostgresServer;

    beforeAll(async () => {
      postgres = await startPostgres();
    }, 60_000);

    afterAll(() => postgres?.stop());

    killsLoseNothing(() => ({
      DATABASE_URL: postgres.url,
      AUTH_SECRET: "a secret for tests, thirty-two bytes",
    }));
  });
});
