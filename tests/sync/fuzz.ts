/**
 * `npm run fuzz`: new seeds until the time is over, each through the simulated network, on one node and on two, and
 * then against a real server with kill -9 in the middle. `npm run fuzz -- 1234` runs one seed; FUZZ_MINUTES says how long otherwise (10). Stops at
 * the first failure and says its seed.
 */
import { type KillableServer, startKillableServer } from "#tests/support/killable-server.ts";
import { killInTheMiddle } from "./kill-fuzz.ts";
import { simulate } from "./simulation.ts";

/** A board that has been edited for so many seeds has grown: then another one. */
const seedsPerServer = 10;
const [given] = process.argv.slice(2).map(Number);
const first = given ?? Math.floor(Math.random() * 1e9);
const endAt = Date.now() + Number(process.env.FUZZ_MINUTES ?? 10) * 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

let server: KillableServer | null = null;
let seed = first;
try {
  for (; ; seed++) {
    if ((seed - first) % seedsPerServer === 0) {
      await server?.dispose();
      server = await startKillableServer();
    }
    if (server) await run(seed, server);
    if (given !== undefined || Date.now() > endAt) break;
  }
  say(`passed: ${seed - first + 1} seeds`);
} catch (error) {
  say(`seed ${seed} failed; again: npm run fuzz -- ${seed}`);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await server?.dispose();
}

async function run(one: number, on: KillableServer): Promise<void> {
  const simulated = await simulate(one, { commands: 600 });
  const shared = await simulate(one, { commands: 300, nodes: 2 });
  const killed = await killInTheMiddle(one, on);
  say(`seed ${one}: simulated ${words(simulated)} · on two nodes ${words(shared)} · killed ${words(killed)}`);
  const missed = [simulated, shared, killed].some(
    ({ commands, reconnects, clashes }) => commands < 200 || reconnects < 1 || clashes < 1,
  );
  if (missed) throw new Error("this seed did too little to prove anything");
}

function words(report: object): string {
  return Object.entries(report)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
}
