/** Several nodes on one journal, in virtual time: the rules between nodes (docs/sync-spec.md N1–N13). */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { Bell } from "#server/bell/bell.ts";
import { type BellTower, createBellTower } from "#server/bell/memory-bell.ts";
import { decodeDocumentMessage } from "#server/bell/messages.ts";
import { type MemoryDocument, memoryJournal } from "#server/journal/memory-journal.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import { boardId, createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";
import { createVirtualTime, type VirtualTime } from "#tests/sync/virtual-time.ts";
import type { SyncLimits } from "./sync-limits.ts";

interface Node extends RoomBench {
  bell: Bell;
  /** Questions to the journal, by kind. */
  asked: Record<"load" | "loadSince" | "newer" | "append" | "compact", number>;
  /** Kinds of the messages it rang about documents. */
  rung: string[];
}

let time: VirtualTime;
let tower: BellTower;
let disk: Map<string, MemoryDocument>;
let nodes: Node[];

beforeEach(() => {
  time = createVirtualTime();
  tower = createBellTower((task) => time.scheduler.after(1, task));
  disk = new Map();
  nodes = [];
});
afterEach(() => Promise.all(nodes.map((node) => node.close())));

function startNode(limits: Partial<SyncLimits> = {}): Node {
  const name = `node-${nodes.length + 1}`;
  const joined = tower.join(name);
  const asked = { load: 0, loadSince: 0, newer: 0, append: 0, compact: 0 };
  const rung: string[] = [];
  const bell: Bell = {
    ...joined,
    get state() {
      return joined.state;
    },
    ring(channel, message) {
      if (channel !== "nodes") rung.push(decodeDocumentMessage(message)?.kind ?? "junk");
      joined.ring(channel, message);
    },
  };
  const counting = (journal: UpdateJournal): UpdateJournal => {
    const count = <A extends unknown[], R>(kind: keyof typeof asked, call: (...args: A) => R) => {
      return (...args: A): R => {
        asked[kind] += 1;
        return call(...args);
      };
    };
    return {
      load: count("load", journal.load),
      loadSince: count("loadSince", journal.loadSince),
      newer: count("newer", journal.newer),
      append: count("append", journal.append),
      compact: count("compact", journal.compact),
    };
  };
  const bench = createRoomBench({ time, bell, limits, journal: memoryJournal(disk), through: counting });
  const node = { ...bench, bell, asked, rung };
  nodes.push(node);
  return node;
}

/** Until nothing moves on any node. */
async function calm(): Promise<void> {
  for (let round = 0; round < 2; round++) for (const node of nodes) await node.calm();
}

async function joinBoth(limits: Partial<SyncLimits> = {}) {
  const [a, b] = [startNode(limits), startNode(limits)];
  const ana = await a.join();
  const ben = await b.join({ user: "ben" });
  await calm();
  return { a, b, ana, ben };
}

const nodesSeenBy = (seat: Seat) => nodesOf(seat.client.doc).toJSON();
const set = (seat: Seat, key: string, value: unknown = 1) => nodesOf(seat.client.doc).set(key, value);
const seenBy = (seat: Seat, other: Seat) => seat.client.awareness.getStates().get(other.client.doc.clientID);

describe("edits", () => {
  test("[N1] [N2] cross nodes by the bell alone, are stored once and are nobody's own there", async () => {
    const { a, b, ana, ben } = await joinBoth();
    const before = { ...b.asked };
    set(ana, "from a");
    await calm();
    set(ben, "from b");
    await calm();
    expect(nodesSeenBy(ana)).toEqual({ "from a": 1, "from b": 1 });
    expect(nodesSeenBy(ben)).toEqual({ "from a": 1, "from b": 1 });
    expect(disk.get(boardId)?.log).toHaveLength(2);
    expect(b.asked.loadSince).toBe(before.loadSince);
    expect(disk.get(boardId)?.edits.map(({ userId }) => userId)).toEqual(["ana", "ben"]);
    expect([ana, ben].map(({ client }) => client.saved === client.sent)).toEqual([true, true]);
    expect(a.flushed).toHaveLength(1);
  });

  test("[N2] both writing at once need no reading of the journal: each waits a moment for what the bell will say", async () => {
    const { a, b, ana, ben } = await joinBoth({ lookMs: 1e9 });
    const before = a.asked.loadSince + b.asked.loadSince;
    for (let n = 0; n < 30; n++) {
      set(ana, `a${n}`);
      set(ben, `b${n}`);
      a.deliverToServer(ana);
      b.deliverToServer(ben);
      await time.advance(20);
    }
    await calm();
    expect(Object.keys(nodesSeenBy(ana))).toHaveLength(60);
    expect(nodesSeenBy(ben)).toEqual(nodesSeenBy(ana));
    expect(a.asked.loadSince + b.asked.loadSince).toBe(before);
  });

  test("[N1] a large row is rung without its bytes and read from the journal", async () => {
    const { b, ana, ben } = await joinBoth({ rungBytes: 100 });
    const before = b.asked.loadSince;
    set(ana, "large", "x".repeat(200));
    await calm();
    expect(nodesSeenBy(ben)).toHaveProperty("large");
    expect(b.asked.loadSince).toBe(before + 1);
  });

  test("[N2] a gap that the bell doesn't fill is read from the journal a moment later", async () => {
    const { a, b, ana, ben } = await joinBoth({ lookMs: 1e9 });
    const outside = new Y.Doc();
    outside.getMap("nodes").set("unheard", 1);
    await a.journal.append(boardId, Y.encodeStateAsUpdate(outside), []);
    set(ana, "heard");
    await calm();
    for (const seat of [ana, ben]) expect(nodesSeenBy(seat)).toEqual({ unheard: 1, heard: 1 });
    expect([a.asked.loadSince, b.asked.loadSince].every((times) => times > 0)).toBe(true);
  });

  test("[N3] a row that builds on what the document lacks has the board loaded again, and is never merged away", async () => {
    const { a, b, ben } = await joinBoth({ compactRows: 1 });
    const outside = new Y.Doc();
    const updates: Uint8Array[] = [];
    outside.on("update", (update) => updates.push(update));
    outside.getMap("nodes").set("first", 1);
    outside.getMap("nodes").set("second", 2);
    // What no node ever writes: the second without the first.
    await a.journal.append(boardId, updates[1]!, []);
    await time.advance(6_000);
    expect(ben.pair.closed?.code).toBe(closeCodes.restart);
    await a.journal.append(boardId, updates[0]!, []);
    await expect(b.join({ user: "cem" })).resolves.toBeDefined();
    expect(disk.get(boardId)?.log).toHaveLength(2);
  });

  test("[N4] a node that fell behind another one's compaction gets what was merged, and nothing twice", async () => {
    const { a, ana, ben } = await joinBoth({ compactRows: 5 });
    tower.cut();
    for (let n = 0; n < 12; n++) {
      set(ana, `n${n}`, n);
      await a.calm();
    }
    expect(disk.get(boardId)?.base?.seq).toBeGreaterThan(4);
    tower.mend();
    await calm();
    expect(nodesSeenBy(ben)).toEqual(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`n${n}`, n])));
    set(ben, "after");
    await calm();
    expect(nodesSeenBy(ana)).toHaveProperty("after");
  });

  test("[N12] a board that is first opened on two nodes at once is one board", async () => {
    const [a, b] = [startNode(), startNode()];
    const doc = new Y.Doc();
    doc.getMap("nodes").set("initial", 1);
    doc.getText("title").insert(0, "once");
    await a.journal.append(boardId, Y.encodeStateAsUpdate(doc), []);
    const [ana, ben] = await Promise.all([a.open(), b.open({ user: "ben" })]);
    await calm();
    for (const seat of [ana, ben]) {
      expect(nodesSeenBy(seat)).toEqual({ initial: 1 });
      expect(seat.client.doc.getText("title").toString()).toBe("once");
    }
    expect(disk.get(boardId)?.log).toHaveLength(1);
  });

  test("[N6] what one node has stored, another one's answers and newcomers have, whether the bell rings or not", async () => {
    const { a, b, ana } = await joinBoth();
    tower.cut();
    set(ana, "stored");
    a.deliverToServer(ana);
    await time.advance(20);
    expect(disk.get(boardId)?.log).toHaveLength(1);
    expect(await b.rooms.read(boardId, (doc) => doc.getMap("nodes").toJSON())).toEqual({ stored: 1 });
    const viewer = await b.join({ user: "cem", readOnly: "viewer", client: ana.client });
    expect(viewer.client.denied).toEqual([]);
  });
});

describe("without the bell", () => {
  test("[N5] nodes converge by looking into the journal every second, by one question for all boards", async () => {
    const { a, b, ana, ben } = await joinBoth();
    tower.cut();
    set(ana, "quietly");
    a.deliverToServer(ana);
    const before = { ...b.asked };
    await time.advance(1_100);
    while (ben.client.readOne());
    expect(nodesSeenBy(ben)).toEqual({ quietly: 1 });
    expect([b.asked.newer - before.newer, b.asked.loadSince - before.loadSince]).toEqual([1, 1]);
    await time.advance(10_000);
    expect([b.asked.newer - before.newer, b.asked.loadSince - before.loadSince]).toEqual([11, 1]);
  });

  test("[N5] while it rings they look every five seconds, for what may have been lost", async () => {
    const { a, b, ben } = await joinBoth();
    const outside = new Y.Doc();
    outside.getMap("nodes").set("unheard", 1);
    await a.journal.append(boardId, Y.encodeStateAsUpdate(outside), []);
    const before = b.asked.newer;
    await time.advance(6_000);
    while (ben.client.readOne());
    expect(nodesSeenBy(ben)).toEqual({ unheard: 1 });
    expect(b.asked.newer - before).toBeLessThanOrEqual(2);
  });

  test("[N5] when it is back, every room has what was missed at once", async () => {
    const { a, ana, ben } = await joinBoth({ lookAwayMs: 1e9 });
    tower.cut();
    set(ana, "missed");
    a.deliverToServer(ana);
    await time.advance(8_000);
    while (ben.client.readOne());
    expect(nodesSeenBy(ben)).toEqual({});
    tower.mend();
    await time.advance(10);
    while (ben.client.readOne());
    expect(nodesSeenBy(ben)).toEqual({ missed: 1 });

    tower.cut();
    const outside = new Y.Doc();
    outside.getMap("nodes").set("by a node that is gone", 1);
    await a.journal.append(boardId, Y.encodeStateAsUpdate(outside), []);
    tower.mend();
    await time.advance(10);
    while (ben.client.readOne());
    expect(nodesSeenBy(ben)).toHaveProperty("by a node that is gone");
  });

  test("[N13] nobody waits for it: edits are saved as fast as ever, and a store that is away too changes nothing", async () => {
    const { a, b, ana, ben } = await joinBoth();
    tower.cut();
    a.journal.failWith(new Error("away"));
    b.journal.failWith(new Error("away"));
    set(ana, "kept");
    await time.advance(5_000);
    a.journal.failWith(undefined);
    b.journal.failWith(undefined);
    tower.mend();
    await time.advance(6_000);
    await calm();
    expect(nodesSeenBy(ben)).toEqual({ kept: 1 });
    expect(ana.client.saved).toBe(ana.client.sent);
  });
});

describe("people on other nodes", () => {
  test("[N7] are seen with the identity their own node gave them, by newcomers too, and counted once", async () => {
    const { a, b, ana, ben } = await joinBoth();
    ben.client.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { id: "ana", name: "forged" } });
    await calm();
    expect(seenBy(ana, ben)).toEqual({
      cursor: { x: 1, y: 2 },
      user: { id: "ben", name: "Name of ben", color: 3, role: "EDITOR" },
    });
    const cem = await a.join({ user: "cem" });
    expect(seenBy(cem, ben)).toHaveProperty("cursor");
    const late = await b.join({ user: "dan" });
    expect(seenBy(late, ana)).toBeDefined();
    await time.advance(6_000);
    expect(a.rooms.present(boardId).map(({ id }) => id)).toEqual(["ana", "cem", "ben", "dan"]);
  });

  test("[N7] are told of only while another node has the board open, and at most every 50 ms", async () => {
    const a = startNode();
    const ana = await a.join();
    const moveFor = async (ms: number) => {
      for (let n = 0; n < ms / 10; n++) {
        ana.client.awareness.setLocalStateField("cursor", { x: n, y: n });
        a.deliverToServer(ana);
        await time.advance(10);
      }
    };
    await moveFor(1_000);
    expect(a.rung).not.toContain("moved");
    const b = startNode();
    const ben = await b.join({ user: "ben" });
    await calm();
    a.rung.length = 0;
    await moveFor(1_000);
    const moves = a.rung.filter((kind) => kind === "moved").length;
    expect(moves).toBeGreaterThan(10);
    expect(moves).toBeLessThanOrEqual(21);
    await calm();
    expect(seenBy(ben, ana)).toHaveProperty("cursor", { x: 99, y: 99 });
    ben.connection.ended();
    await time.advance(60_000);
    a.rung.length = 0;
    await moveFor(200);
    expect(a.rung).not.toContain("moved");
  });

  test("[N8] are gone at once when they leave or their node says good-bye", async () => {
    const { a, b, ana, ben } = await joinBoth();
    const cem = await b.join({ user: "cem" });
    await calm();
    await time.advance(6_000);
    expect(a.rooms.status().otherNodes).toBe(1);
    expect([ben, cem].map((other) => seenBy(ana, other) !== undefined)).toEqual([true, true]);
    ben.connection.ended();
    await time.advance(200);
    while (ana.client.readOne());
    expect([ben, cem].map((other) => seenBy(ana, other) !== undefined)).toEqual([false, true]);
    const closing = b.rooms.close();
    await time.advance(500);
    await closing;
    await time.advance(100);
    while (ana.client.readOne());
    expect(seenBy(ana, cem)).toBeUndefined();
    expect(a.rooms.status().otherNodes).toBe(0);
  });

  test("[N8] are gone fifteen seconds after their node died, and back when it was only cut off", async () => {
    const { a, b, ana, ben } = await joinBoth();
    const silence = a.bell.listen("nodes", { onMessage: () => undefined, onLive: () => undefined });
    await time.advance(14_000);
    while (ana.client.readOne());
    expect(seenBy(ana, ben)).toBeDefined();
    await time.advance(8_000);
    while (ana.client.readOne());
    expect(seenBy(ana, ben)).toBeUndefined();
    expect(a.rooms.status().otherNodes).toBe(0);
    silence();
    expect(b.rooms.status().otherNodes).toBe(1);
    ben.client.awareness.setLocalState({ cursor: { x: 5, y: 5 } });
    await calm();
    expect(seenBy(ana, ben)).toHaveProperty("cursor");
  });

  test("[N9] keep their id: nobody on another node speaks for it, and a client that moves takes it along", async () => {
    const { a, b, ana, ben } = await joinBoth();
    const cem = await a.join({ user: "cem" });
    await calm();
    const forged = ben.client;
    const eve = await a.join({ user: "eve", client: forged });
    forged.awareness.setLocalState({ cursor: "forged" });
    await calm();
    expect(seenBy(cem, eve)).not.toHaveProperty("cursor");
    eve.connection.ended();
    await calm();

    // Ana's connection to the first node hangs; she comes by the other one.
    const moved = await b.join({ client: ana.client });
    ana.client.awareness.setLocalState({ cursor: "moved" });
    await calm();
    expect(seenBy(cem, moved)).toHaveProperty("cursor", "moved");
    ana.connection.ended();
    await calm();
    expect(seenBy(cem, moved)).toHaveProperty("cursor", "moved");
  });
});

describe("the ledger and access", () => {
  test("[N10] a notice reaches the clients of every node; after an outage each topic is announced once", async () => {
    const { a, ana, ben } = await joinBoth();
    a.rooms.notify(boardId, { topic: "snapshots", ids: ["s1"] });
    await calm();
    const notice = '{"topic":"snapshots","ids":["s1"]}';
    expect([ana.client.notices, ben.client.notices]).toEqual([[notice], [notice]]);
    tower.cut();
    a.rooms.notify(boardId, { topic: "members", ids: ["u1"] });
    await calm();
    expect(ben.client.notices).toHaveLength(1);
    tower.mend();
    await calm();
    expect(ben.client.notices).toContain('{"topic":"members","ids":[]}');
  });

  test("[N11] a recheck closes what it must on every node, also for somebody on their way in", async () => {
    const { a, b, ben } = await joinBoth();
    ben.verdict = { kind: "denied" };
    const asOf = b.rooms.rechecks;
    await a.rooms.recheck({ userId: "nobody" });
    await time.advance(10);
    expect(ben.pair.closed).toBeNull();
    expect(b.rooms.rechecks).toBe(asOf + 1);
    await a.rooms.recheck({ userId: "ben" });
    await time.advance(10);
    expect(ben.pair.closed?.code).toBe(closeCodes.accessRemoved);
  });

  test("[N11] what was missed while the bell was away is looked at when it is back", async () => {
    const { a, ben } = await joinBoth();
    tower.cut();
    ben.verdict = { kind: "signed-out" };
    await a.rooms.recheck({ userId: "ben" });
    await time.advance(1_000);
    expect(ben.pair.closed).toBeNull();
    tower.mend();
    await time.advance(10);
    expect(ben.pair.closed?.code).toBe(closeCodes.sessionEnded);
  });
});
