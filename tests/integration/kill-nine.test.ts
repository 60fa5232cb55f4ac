import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf } from "#lib/board/content.ts";
import { newIdSource } from "#lib/board/ids.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { type ApiAccount, createFirstAccount } from "#tests/support/api-client.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import { connectRawClient } from "#tests/support/raw-client.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";

const rounds = 20;

/** A small seeded generator, so that a failing round can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

async function titlesOnBoard(server: RunningServer, account: ApiAccount): Promise<Set<string>> {
  const client = connectRawClient(server.url, account.boardId, account.token);
  await client.synced;
  const content = contentOf(readBoard(client.doc).board);
  client.close();
  return new Set(Object.values(content.nodes).map((node) => node.title));
}

/** Edits for a while, kills the server in the middle of it, starts it again: what was confirmed must be there. */
async function killRound(server: RunningServer, account: ApiAccount, round: number): Promise<number> {
  const random = seeded(round + 1);
  const client = connectRawClient(server.url, account.boardId, account.token);
  await client.synced;
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
  const confirmed = client.confirmed();
  // Without the pages it is up in a moment, and what is tested is the same.
  await server.restart({ SERVICES: "sync" });
  const present = await titlesOnBoard(server, account);
  expect(
    confirmed.filter((title) => !present.has(title)),
    `round ${round}: confirmed, then lost`,
  ).toEqual([]);
  return confirmed.length;
}

function killsLoseNothing(start: () => Promise<RunningServer>): void {
  let server: RunningServer;
  let account: ApiAccount;

  beforeAll(async () => {
    server = await start();
    account = await createFirstAccount(server.url);
  }, 120_000);

  afterAll(() => server?.dispose());

  it(`[saved] every edit whose saved arrived survives ${rounds} kills in the middle of editing`, async () => {
    let confirmed = 0;
    for (let round = 0; round < rounds; round++) confirmed += await killRound(server, account, round);
    // Rounds in which nothing was ever confirmed would prove nothing.
    expect(confirmed).toBeGreaterThan(rounds * 5);
  }, 300_000);
}

describe("kill -9 on the embedded database", () => {
  killsLoseNothing(() => startServer());
});

describe.runIf(hasPostgres())("kill -9 on PostgreSQL", () => {
  let postgres: PostgresServer;

  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);

  afterAll(() => postgres?.stop());

  killsLoseNothing(() =>
    startServer({ env: { DATABASE_URL: postgres.url, AUTH_SECRET: "a secret for tests, thirty-two bytes" } }),
  );
});
