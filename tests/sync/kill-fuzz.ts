/**
 * People editing at random against the real server on its embedded database, over real sockets, with kill -9 in the
 * middle. The seed decides what they do; what the machine does meanwhile is its own.
 */
import type * as Y from "yjs";
import { applyUpdate } from "yjs";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import type { KillableServer } from "#tests/support/killable-server.ts";
import type { RawClient } from "#tests/support/raw-client.ts";
import { pause, until } from "#tests/support/until.ts";
import { clash, type Person, randomCommand } from "./random-commands.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { contentOf } from "./simulation.ts";

export interface KillReport {
  /** Commands that changed something. */
  commands: number;
  reconnects: number;
  clashes: number;
  /** Updates the server had called saved when it was killed. */
  confirmed: number;
}

interface Player extends Person {
  client: RawClient;
  /** What each edit on this connection changed, in order. */
  edits: Uint8Array[][];
}

/** Throws when something that was called saved is gone, or two people end with different boards. */
export async function killInTheMiddle(seed: number, server: KillableServer): Promise<KillReport> {
  const random = createSeededRandom(seed);
  const report: KillReport = { commands: 0, reconnects: 0, clashes: 0, confirmed: 0 };
  const players: Player[] = [];
  for (const name of ["ana", "ben", "cem"]) players.push(await player(name));

  async function player(name: string): Promise<Player> {
    const client = await server.join();
    const edits: Uint8Array[][] = [];
    let ids = 0;
    const commands = createCommands(client.doc, { newId: () => `${seed}-${name}-${ids++}` });
    client.doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (!local) return;
      report.commands += 1;
      edits.at(-1)?.push(update);
    });
    return { client, edits, doc: client.doc, commands, random };
  }

  /** What it changes goes out, and is remembered until the server confirms it. */
  function edit(who: Player, change: () => void): void {
    who.client.edit(String(who.edits.push([]) - 1), change);
  }

  function clashOf(one: Player, two: Player): void {
    edit(one, () =>
      edit(two, () => {
        if (clash(one, two)) report.clashes += 1;
      }),
    );
  }

  async function reconnect(who: Player): Promise<void> {
    who.client.close();
    await who.client.closed;
    who.edits.length = 0;
    who.client = await server.join(who.doc);
    report.reconnects += 1;
  }

  async function killAndComeBack(): Promise<void> {
    await server.kill();
    await Promise.all(players.map(({ client }) => client.closed));
    await server.restart();
    await checkConfirmed();
    for (const who of players) await reconnect(who);
  }

  /** Somebody who has nothing joins, before anybody else could bring back what was lost. */
  async function checkConfirmed(): Promise<void> {
    const fresh = await server.join();
    let missing = 0;
    fresh.doc.on("update", () => {
      missing += 1;
    });
    for (const { client, edits } of players) {
      for (const update of client.confirmed().flatMap((number) => edits[Number(number)] ?? [])) {
        report.confirmed += 1;
        applyUpdate(fresh.doc, update, "what was confirmed");
      }
    }
    fresh.close();
    if (missing > 0) throw new Error(`${missing} updates were called saved and are gone`);
  }

  async function checkConvergence(): Promise<void> {
    const fresh = await server.join();
    const boards = () => new Set([...players, fresh].map(({ doc }) => contentOf(doc)));
    await until("everybody has the same board", () => boards().size === 1, 20_000);
    for (const { client } of [...players, { client: fresh }]) client.close();
  }

  const killAfter = 60 + random.below(120);
  let wasKilled = false;
  while (report.commands < 240 || !wasKilled) {
    const who = random.pick(players) as Player;
    const other = players.find((candidate) => candidate !== who);
    if (random.chance(3) && other) clashOf(who, other);
    else if (random.chance(1)) await reconnect(who);
    else edit(who, () => randomCommand(who));
    if (random.chance(50)) await pause(random.below(8));
    if (wasKilled || report.commands < killAfter) continue;
    wasKilled = true;
    await killAndComeBack();
  }
  await checkConvergence();
  return report;
}
