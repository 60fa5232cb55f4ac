import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf } from "#lib/board/content.ts";
import { newIdSource } from "#lib/board/ids.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { type KillableServer, startKillableServer } from "#tests/support/killable-server.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import type { RawClient } from "#tests/support/raw-client.ts";
import { pause } from "#tests/support/until.ts";
import { createSeededRandom } from "#tests/sync/seeded-random.ts";

const rounds = 20;

/** Of these titles, those that a client which has just come doesn't see. */
function missing(client: RawClient, titles: readonly string[]): string[] {
  const nodes = Object.values(contentOf(readBoard(client.doc).board).nodes);
  const present = new Set(nodes.map((node) => node.title));
  return titles.filter((title) => !present.has(title));
}

/** Edits for a while, and kills the server in the middle of it. Resolves with what was confirmed. */
async function editUntilKilled(server: KillableServer, client: RawClient, round: number): Promise<string[]> {
  const random = createSeededRandom(round + 1);
  const commands = createCommands(client.doc, {
    newId: newIdSource({ now: Date.now, randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)) }),
  });
  const laneId = readBoard(client.doc).board.lanes.keys().next().value ?? "";
  const edits = 20 + random.below(40);
  for (let n = 0; n < edits; n++) {
    const title = `round ${round} edit ${n}`;
    client.edit(title, () => {
      const added = commands.addNode({ kind: "NOTE", title, laneId, at: { x: 0, y: 0 } });
      expect(added.ok).toBe(true);
    });
    await pause(random.below(8));
  }
  await server.kill();
  await client.closed;
  return client.confirmed();
}

/** `settings` are those of the server, once there is a database. */
function killsLoseNothing(settings: () => Record<string, string>): void {
  let server: KillableServer;

  beforeAll(async () => {
    server = await startKillableServer(settings());
  }, 120_000);

  afterAll(() => server?.dispose());

  it(`[saved] every edit whose saved arrived survives ${rounds} kills in the middle of editing`, async () => {
    const confirmed: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const client = await server.join();
      expect(missing(client, confirmed), `before round ${round}: confirmed, then lost`).toEqual([]);
      confirmed.push(...(await editUntilKilled(server, client, round)));
      await server.restart();
    }
    const last = await server.join();
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
