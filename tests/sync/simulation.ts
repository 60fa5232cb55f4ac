/**
 * A whole afternoon in milliseconds: people with real documents and real commands, the real gateway's decoder and the
 * real room, over a network that delivers when the dice say so and a store that is slow, fails, and outlives crashes.
 * With several nodes people come back to whichever, and the bell between the nodes is away now and then.
 */
import * as Y from "yjs";
import { boardMapNames } from "#lib/board/board-doc.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { type BellTower, createBellTower } from "#server/bell/memory-bell.ts";
import { type Connection, createConnections } from "#server/gateway/connection.ts";
import { type MemoryDocument, memoryJournal } from "#server/journal/memory-journal.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import { createRooms, type LiveRooms } from "#server/room/create-rooms.ts";
import { defaultSyncLimits } from "#server/room/sync-limits.ts";
import { createPlainClient, type PlainClient } from "./plain-client.ts";
import { clash, type Person, randomCommand } from "./random-commands.ts";
import { storedDoc } from "./room-bench.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createSocketPair, type SocketPair } from "./socket-pair.ts";
import { createVirtualTime } from "./virtual-time.ts";

export interface SimulationReport {
  /** Commands that changed something. */
  commands: number;
  reconnects: number;
  crashes: number;
  /** Times two people wrote one field without having seen the other's. */
  clashes: number;
  /** Times a text was to be edited between the two halves of a letter. */
  splits: number;
  /** Updates the server called saved. */
  confirmed: number;
  /** Times the bell went away. */
  outages: number;
}

export interface SimulationOptions {
  /** Effective ones; it goes on for so many. */
  commands: number;
  /** Processes that serve the board at once. Default: one. */
  nodes?: number;
}

/** One process: what ends when it is killed. */
interface SimulatedNode {
  rooms: LiveRooms;
  die(): void;
}

interface Player extends Person {
  name: string;
  client: PlainClient;
  connection: Connection | null;
  pair: SocketPair | null;
  /** Where it is connected, or about to be. */
  node: SimulatedNode | null;
}

const boardId = "b1";
const limits = { ...defaultSyncLimits, compactRows: 15, idleMs: 200, messageBurst: 1e9, byteBurst: 1e12 };

/** Throws when a promise of the sync was broken. */
export async function simulate(seed: number, options: SimulationOptions): Promise<SimulationReport> {
  const random = createSeededRandom(seed);
  const time = createVirtualTime();
  const disk = new Map<string, MemoryDocument>();
  const report: SimulationReport = {
    commands: 0,
    reconnects: 0,
    crashes: 0,
    clashes: 0,
    splits: 0,
    confirmed: 0,
    outages: 0,
  };
  let isStoreAway = false;
  let isBellAway = false;
  let started = 0;
  const tower = delayedTower();
  const nodes = Array.from({ length: options.nodes ?? 1 }, startNode);
  const players = ["ana", "ben", "cem", "dan"].map(player);
  memoryJournal(disk).createDocument(boardId);

  function player(name: string, index: number): Player {
    const client = createPlainClient({ clientId: seed * 10 + index + 1 });
    client.doc.on("update", (_update: unknown, origin: unknown) => {
      if (origin !== client) report.commands += 1;
    });
    let ids = 0;
    const commands = createCommands(client.doc, { newId: () => `${name}-${ids++}` });
    return {
      name,
      client,
      doc: client.doc,
      commands,
      random,
      onSplit() {
        report.splits += 1;
      },
      connection: null,
      pair: null,
      node: null,
    };
  }

  /** A bell that takes its time, and keeps the order. */
  function delayedTower(): BellTower {
    let last = 0;
    return createBellTower((task) => {
      last = Math.max(last, time.clock.now() + random.below(20));
      time.scheduler.after(last - time.clock.now(), task);
    });
  }

  /** The disk behind a store that takes time and may be away; cut off for ever when its process dies. */
  function store(): UpdateJournal & { die(): void } {
    const kept = memoryJournal(disk);
    let isDead = false;
    async function pass<T>(work: () => Promise<T>): Promise<T> {
      await new Promise<void>((resolve) => time.scheduler.after(random.below(40), resolve));
      if (isDead) await new Promise(() => {});
      if (isStoreAway) throw new Error("the store is away");
      const result = await work();
      // Stored, but the answer may be lost with the process, or come as an error.
      if (random.chance(3)) throw new Error("the answer was lost");
      return result;
    }
    return {
      load: (id) => pass(() => kept.load(id)),
      loadSince: (id, seq) => pass(() => kept.loadSince(id, seq)),
      newer: (known) => pass(() => kept.newer(known)),
      append: (id, update, edits) => pass(() => kept.append(id, update, edits)),
      compact: (id, seq, merged) => pass(() => kept.compact(id, seq, merged)),
      die() {
        isDead = true;
      },
    };
  }

  function startNode(): SimulatedNode {
    const journal = store();
    const bell = (options.nodes ?? 1) > 1 ? tower.join(`node-${++started}`) : undefined;
    const { clock, scheduler } = time;
    const rooms = createRooms({ journal, clock, scheduler, limits, log: silentLog, ...(bell && { bell }) });
    return {
      rooms,
      die() {
        journal.die();
        void bell?.close();
      },
    };
  }

  async function connect(who: Player): Promise<void> {
    const node = random.pick(nodes);
    if (who.node || !node) return;
    who.node = node;
    const { rooms } = node;
    const pair = createSocketPair();
    try {
      const connections = createConnections({ rooms, clock: time.clock, limits, log: silentLog });
      const connection = await connections.open(boardId, {
        principal: {
          userId: who.name,
          name: who.name,
          email: "",
          color: 1,
          via: { kind: "token", tokenId: "t" },
        },
        role: "EDITOR",
        readOnly: null,
        socket: pair.server,
        isAnnounced: true,
        asOf: rooms.rechecks,
        reauthorize: async () => ({ kind: "granted", role: "EDITOR", readOnly: null }),
      });
      if (who.node !== node) return;
      Object.assign(who, { connection, pair });
      who.client.connect(pair);
      report.reconnects += 1;
    } catch {
      // The board could not be loaded: the dice will let the client try again.
      if (who.node === node) who.node = null;
    }
  }

  function disconnect(who: Player): void {
    who.connection?.ended();
    who.client.disconnect();
    Object.assign(who, { connection: null, pair: null, node: null });
  }

  function deliver(who: Player, most: number): boolean {
    const { pair, connection, client } = who;
    if (!pair || !connection) return false;
    let moved = 0;
    for (; moved < most && pair.toServer.length > 0 && !pair.closed; moved++)
      connection.receive(pair.toServer.shift() ?? new Uint8Array());
    for (let i = 0; i < most && client.readOne(); i++) moved += 1;
    if (pair.closed && pair.toClient.length === 0) {
      if (pair.closed.code === 4400) throw new Error(`closed as malformed: ${pair.closed.reason}`);
      disconnect(who);
    }
    return moved > 0;
  }

  function crash(): void {
    report.crashes += 1;
    const which = random.below(nodes.length);
    const dead = nodes[which];
    dead?.die();
    nodes[which] = startNode();
    for (const who of players) {
      if (who.node !== dead) continue;
      // What was on the wire is lost in both directions.
      who.client.disconnect();
      Object.assign(who, { connection: null, pair: null, node: null });
    }
    checkConfirmed();
  }

  /** Whatever the server called saved is on the disk. */
  function checkConfirmed(): void {
    const stored = storedDoc(memoryJournal(disk), boardId);
    let missing = 0;
    stored.on("update", () => {
      missing += 1;
    });
    report.confirmed = 0;
    for (const { client, name } of players) {
      report.confirmed += client.confirmed.length;
      for (const update of client.confirmed) Y.applyUpdate(stored, update);
      if (missing > 0)
        throw new Error(`${missing} updates of ${name} were called saved and are not on the disk`);
    }
  }

  async function act(): Promise<void> {
    const who = random.pick(players) as Player;
    const dice = random.below(1_000);
    if (dice < 420) randomCommand(who);
    else if (dice < 450) {
      const other = players.find((candidate) => candidate !== who && candidate.connection) ?? players[0];
      if (other && other !== who && clash(who, other)) report.clashes += 1;
    } else if (dice < 700) deliver(who, 1 + random.below(6));
    else if (dice < 860) await time.advance(random.below(60));
    else if (dice < 950) void connect(who);
    else if (dice < 970 && dice >= 956 && nodes.length > 1) toggleBell();
    else if (dice < 970) disconnect(who);
    else if (dice < 988) isStoreAway = !isStoreAway && random.chance(50);
    else if (dice < 994) crash();
    else {
      for (const each of players) if (each.connection) disconnect(each);
      await time.advance(6_000);
    }
  }

  function toggleBell(): void {
    isBellAway = !isBellAway;
    if (isBellAway) report.outages += 1;
    if (isBellAway) tower.cut();
    else tower.mend();
  }

  async function calm(): Promise<void> {
    isStoreAway = false;
    if (isBellAway) toggleBell();
    await rest();
    if (nodes.length === 1) return;
    // A row whose answer was lost was rung by nobody: the next look into the journal finds it.
    await time.advance(limits.lookMs + limits.lookAwayMs);
    await rest();
  }

  async function rest(): Promise<void> {
    const isQuiet = () =>
      players.every(({ client, connection }) => connection && client.saved === client.sent) &&
      nodes.every(({ rooms }) => rooms.status().backlogBytes === 0);
    for (let round = 0, still = 0; still < 5; round++) {
      if (round > 2_000) throw new Error("it never came to rest");
      for (const who of players) void connect(who);
      await time.advance(50);
      const hasMoved = players.map((who) => deliver(who, 1_000)).some(Boolean);
      still = !hasMoved && isQuiet() ? still + 1 : 0;
    }
  }

  function checkConvergence(): void {
    const stored = storedDoc(memoryJournal(disk), boardId);
    const expected = contentOf(stored);
    for (const { client, name } of players) {
      const content = contentOf(client.doc);
      if (content !== expected)
        throw new Error(`${name} has another board:\n${content}\nstored:\n${expected}`);
      if (client.doc.store.pendingStructs || client.doc.store.pendingDs)
        throw new Error(`${name} waits for updates`);
    }
  }

  await memoryJournal(disk).append(boardId, threeLanes(), []);
  await calm();
  while (report.commands < options.commands) await act();
  await calm();
  checkConfirmed();
  checkConvergence();
  for (const { client } of players) client.destroy();
  return report;
}

function threeLanes(): Uint8Array {
  const doc = new Y.Doc();
  let ids = 0;
  const commands = createCommands(doc, { newId: () => `lane-${ids++}` });
  for (const name of ["Customer", "Team", "Systems"]) commands.addLane({ name, kind: "TEAM" });
  return Y.encodeStateAsUpdate(doc);
}

/** Everything on the board, in one order. Throws where a letter was torn apart. */
export function contentOf(doc: Y.Doc): string {
  const sorted = (value: unknown): unknown =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, entry]) => [key, sorted(entry)]),
        )
      : value;
  const content = JSON.stringify(boardMapNames.map((name) => [name, sorted(doc.getMap(name).toJSON())]));
  // Half a letter is written as an escape; Yjs itself puts U+FFFD in its place.
  if (/\ufffd|\\ud[89a-f]/i.test(content)) throw new Error(`half a letter:\n${content}`);
  return content;
}

const silentLog = { info: () => {}, warn: () => {}, error: () => {} };
