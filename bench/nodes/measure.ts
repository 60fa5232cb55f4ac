/**
 * How long an edit made on one node takes until somebody on the other node has it (see README.md beside this file).
 * Prints percentiles and writes bench/results/nodes.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFirstPerson } from "#tests/support/first-person.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { connectRawClient, type RawClient } from "#tests/support/raw-client.ts";
import { startRedis } from "#tests/support/redis.ts";
import { startServer } from "#tests/support/running-server.ts";
import { pause, until } from "#tests/support/until.ts";

const edits = 400;
const pauseMs = 50;
const barMs = 100;

const dataDir = mkdtempSync(join(tmpdir(), "tl-bench-nodes-"));
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const env = {
  DATABASE_URL: postgres.url,
  REDIS_URL: redis.url,
  AUTH_SECRET: "a secret for measuring, thirty-two bytes",
  SERVICES: "sync",
};
const person = await makeFirstPerson({ ...env, DATA_DIR: dataDir });
const nodes = await Promise.all([startServer({ dataDir, env }), startServer({ dataDir, env })]);

try {
  const clients = nodes.map((node) => connectRawClient(node.url, person.boardId, person.token));
  await Promise.all(clients.map((client) => client.synced));
  await crossings(clients, "warm", 40);
  const ringing = await crossings(clients, "ringing", edits);
  await redis.kill();
  await pause(1_000);
  const away = await crossings(clients, "away", edits / 4);
  const result = {
    at: new Date().toISOString(),
    withRedisMs: { ...percentiles(ringing), p95Bar: barMs },
    withoutRedisMs: percentiles(away),
  };
  console.log(JSON.stringify(result, null, 2));
  mkdirSync("bench/results", { recursive: true });
  writeFileSync("bench/results/nodes.json", `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.withRedisMs.p95 <= barMs ? 0 : 1;
} finally {
  await Promise.all(nodes.map((node) => node.dispose()));
  await Promise.all([postgres.stop(), redis.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
}

/** Both edit in turns; resolves with the time each edit took to the other's document. */
async function crossings(clients: readonly RawClient[], name: string, count: number): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  const stops = clients.map((client, reader) => {
    const layout = client.doc.getMap("layout");
    const note = ({ keysChanged }: { keysChanged: Set<string> }) => {
      for (const key of keysChanged) {
        const at = sentAt.get(key);
        if (at !== undefined && key.startsWith(`${1 - reader} `)) took.push(performance.now() - at);
      }
    };
    layout.observe(note);
    return () => layout.unobserve(note);
  });
  for (let n = 0; n < count; n++) {
    const writer = n % 2;
    const key = `${writer} ${name} ${n}`;
    sentAt.set(key, performance.now());
    clients[writer]?.edit(key, () => clients[writer]?.doc.getMap("layout").set(key, { x: n }));
    await pause(pauseMs / 2);
  }
  await until("everything has crossed", () => took.length === count);
  for (const stop of stops) stop();
  return took;
}

function percentiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1));
  return { edits: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
