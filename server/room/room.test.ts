import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { boardId, createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";
import { updateFrame } from "./encode-frames.ts";
import { NotStoredYet } from "./rooms-port.ts";

let bench: RoomBench;
afterEach(() => bench.close());

/** Two updates of one client, the second of which builds on the first. */
function twoUpdates(): [Uint8Array, Uint8Array] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  doc.getText("t").insert(0, "first ");
  doc.getText("t").insert(6, "second");
  return [updates[0]!, updates[1]!];
}
const syncFrames = (seat: Seat) => seat.pair.toClient.filter((frame) => frame[0] === 0);
const textOf = (doc: Y.Doc) => doc.getText("t").toString();

describe("ticks", () => {
  test("[S2] the server's step 1 is the first thing a connection gets, then everybody's presence", async () => {
    bench = createRoomBench();
    const first = await bench.open();
    expect(first.pair.toClient.map((frame) => [...frame])).toEqual([[0, 0, 1, 0]]);
    await bench.calm();
    const second = await bench.open({ user: "ben" });
    expect(second.pair.toClient.map((frame) => frame[0])).toEqual([0, 1]);
  });

  test("[S10] what arrives together goes out together, what comes later goes out later", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    await bench.time.settle();
    expect(ben.pair.toClient).toHaveLength(1);
    for (let i = 2; i < 6; i++) nodesOf(ana.client.doc).set(`n${i}`, i);
    bench.deliverToServer(ana);
    await bench.time.settle();
    expect(ben.pair.toClient).toHaveLength(2);
    await bench.calm();
    expect(nodesOf(ben.client.doc).size).toBe(5);
  });

  test("[S11] everyone gets the tick as one and the same frame, its only source gets none", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const cem = await bench.join({ user: "cem" });
    for (let i = 0; i < 5; i++) nodesOf(ana.client.doc).set(`n${i}`, i);
    bench.deliverToServer(ana);
    await bench.time.settle();
    expect(ben.pair.toClient).toHaveLength(1);
    expect(cem.pair.toClient[0]).toBe(ben.pair.toClient[0]);
    expect(syncFrames(ana)).toEqual([]);
  });

  test("[S11] updates wait until a newcomer's step 1 was answered", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.open({ user: "ben" });
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    await bench.time.settle();
    expect(syncFrames(ben).map((frame) => frame[1])).toEqual([0]);
    await bench.calm();
    expect(nodesOf(ben.client.doc).toJSON()).toEqual({ n1: 1 });
  });

  test("[S12] the journal has the bytes that went out, and who changed which elements", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const node = new Y.Map();
    nodesOf(ana.client.doc).set("n1", node);
    await bench.calm();
    node.set("title", new Y.Text("Pay"));
    ben.client.doc.getMap("layout").set("n9", { x: 1 });
    ben.client.doc.getMap("layout").set("n9:view", { color: 1 });
    bench.deliverToServer(ana);
    bench.deliverToServer(ben);
    await bench.time.advance(60);
    const { log, edits } = bench.journal.documents.get(boardId)!;
    expect(updateFrame(log.at(-1)!.bytes)).toEqual(ben.pair.toClient.find((frame) => frame[0] === 0));
    expect(edits.filter(({ seq }) => seq === log.at(-1)!.seq)).toMatchObject([
      { userId: "ana", elementIds: ["n1"] },
      { userId: "ben", elementIds: ["n9"] },
    ]);
  });

  test("[S12] two people who change one field within a tick are both named", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    nodesOf(ana.client.doc).set("n1", "ana");
    nodesOf(ben.client.doc).set("n1", "ben");
    bench.deliverToServer(ana);
    bench.deliverToServer(ben);
    await bench.time.advance(60);
    const edits = bench.journal.documents.get(boardId)!.edits;
    expect(edits.map(({ userId, elementIds }) => [userId, elementIds])).toEqual([
      ["ana", ["n1"]],
      ["ben", ["n1"]],
    ]);
  });
});

describe("saved", () => {
  test("[S3] saved n counts step 2 and updates in order, and comes after the commit only", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    expect([ana.client.sent, ana.client.saved]).toEqual([1, 1]);
    bench.journal.failWith(new Error("away"));
    nodesOf(ana.client.doc).set("n1", 1);
    nodesOf(ana.client.doc).set("n2", 2);
    await bench.calm();
    expect([ana.client.sent, ana.client.saved]).toEqual([3, 1]);
    bench.journal.failWith(undefined);
    await bench.time.advance(5_000);
    await bench.calm();
    expect(ana.client.saved).toBe(3);
  });

  test("[S3] a stock client gets neither saved nor notices", async () => {
    bench = createRoomBench();
    const ana = await bench.join({ isAnnounced: false });
    nodesOf(ana.client.doc).set("n1", 1);
    bench.rooms.notify(boardId, { topic: "board", ids: [] });
    await bench.calm();
    expect([...ana.client.received.keys()]).toEqual([0]);
    const ben = await bench.join({ user: "ben" });
    bench.rooms.notify(boardId, { topic: "members", ids: ["x"] });
    await bench.calm();
    expect(ben.client.notices).toEqual(['{"topic":"members","ids":["x"]}']);
  });

  test("[S4] a frame that changes nothing is confirmed, but not before what it repeats is on disk", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    bench.journal.failWith(new Error("away"));
    const [update] = twoUpdates();
    ana.pair.send(updateFrame(update));
    await bench.calm();
    ben.pair.send(updateFrame(update));
    Object.assign(ben.client, { sent: 2 });
    bench.deliverToServer(ben);
    await bench.time.advance(60);
    expect(ben.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
    bench.journal.failWith(undefined);
    await bench.time.advance(5_000);
    expect(ben.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([Uint8Array.of(4, 2)]);
  });
});

test("[S8] what was received before the connection ended is applied and stored", async () => {
  bench = createRoomBench();
  const ana = await bench.join();
  nodesOf(ana.client.doc).set("n1", 1);
  bench.deliverToServer(ana);
  ana.connection.ended();
  await bench.calm();
  expect(nodesOf(bench.stored()).size).toBe(1);
});

describe("read-only connections", () => {
  test("[S13] a viewer's changes are neither applied nor stored nor counted", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const vic = await bench.join({ user: "vic", role: "VIEWER", readOnly: "viewer" });
    nodesOf(vic.client.doc).set("n1", "mine");
    await bench.calm();
    expect(nodesOf(ana.client.doc).size).toBe(0);
    expect(nodesOf(bench.stored()).size).toBe(0);
    expect(vic.client.saved).toBe(0);
    expect(vic.pair.closed).toBeNull();
    expect(vic.client.denied).toHaveLength(1);
  });

  test("[S13] a viewer's step 2 with changes made elsewhere is dropped, and told once", async () => {
    bench = createRoomBench();
    const vic = await bench.open({ user: "vic", role: "VIEWER", readOnly: "viewer" });
    nodesOf(vic.client.doc).set("n1", "offline");
    await bench.calm();
    expect(vic.client.denied).toHaveLength(1);
    expect(nodesOf(bench.stored()).size).toBe(0);
  });

  test("[S14] an honest viewer's step 2 brings deletions that are known, and isn't complained about", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    nodesOf(ana.client.doc).set("n1", 1);
    nodesOf(ana.client.doc).delete("n1");
    await bench.calm();
    const vic = await bench.join({ user: "vic", role: "VIEWER", readOnly: "locked" });
    vic.client.disconnect();
    const again = await bench.join({ user: "vic", readOnly: "locked", client: vic.client });
    expect(vic.client.denied).toEqual([]);
    expect(again.pair.closed).toBeNull();
  });

  test("[S14] a deletion that the room lacks is noticed", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    nodesOf(ana.client.doc).set("n1", 1);
    await bench.calm();
    const vic = await bench.join({ user: "vic", readOnly: "viewer" });
    nodesOf(vic.client.doc).delete("n1");
    await bench.calm();
    expect(vic.client.denied).toHaveLength(1);
    expect(nodesOf(bench.stored()).size).toBe(1);
  });

  test("[S15] after 20 writes a read-only connection is closed with 4403", async () => {
    bench = createRoomBench();
    const vic = await bench.join({ user: "vic", readOnly: "viewer" });
    for (let i = 0; i < 19; i++) nodesOf(vic.client.doc).set("n1", i);
    await bench.calm();
    expect(vic.pair.closed).toBeNull();
    nodesOf(vic.client.doc).set("n1", 20);
    bench.deliverToServer(vic);
    expect(vic.pair.closed?.code).toBe(closeCodes.accessRemoved);
  });
});

describe("gaps", () => {
  test("[S22] what can't be applied before step 2 is dropped, and confirmed with the step 2", async () => {
    bench = createRoomBench();
    const ana = await bench.open();
    ana.client.doc.getText("t").insert(0, "offline ");
    await bench.time.settle();
    // The step 1 of the server is still under way to her when she goes on typing.
    ana.pair.toServer.splice(0, ana.pair.toServer.length);
    ana.client.doc.getText("t").insert(8, "and on");
    bench.deliverToServer(ana);
    await bench.time.advance(200);
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
    await bench.calm();
    expect(textOf(bench.stored())).toBe("offline and on");
  });

  test("[S22] before step 2 it may be as much and take as long as it will: nothing is kept, nothing is closed", async () => {
    bench = createRoomBench();
    const ana = await bench.open();
    const [, second] = twoUpdates();
    for (let i = 0; i < 600; i++) ana.pair.send(updateFrame(second));
    bench.deliverToServer(ana);
    await bench.time.advance(10_000);
    expect(ana.pair.closed).toBeNull();
    Object.assign(ana.client, { sent: 600 });
    ana.pair.send(Uint8Array.of(0, 1, 2, 0, 0));
    bench.deliverToServer(ana);
    await bench.time.advance(100);
    expect(ana.pair.toClient.at(-1)).toEqual(Uint8Array.of(4, 217, 4));
  });

  test("[S21] an update that can be applied in part is, and the rest waits outside the document", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const [first, second] = twoUpdates();
    const elsewhere = new Y.Doc();
    Y.applyUpdate(elsewhere, first);
    const known = Y.encodeStateVector(elsewhere);
    nodesOf(elsewhere).set("n1", "applies");
    elsewhere.getText("t").insert(3, "waits");
    ana.pair.send(updateFrame(Y.encodeStateAsUpdate(elsewhere, known)));
    bench.deliverToServer(ana);
    await bench.time.advance(100);
    expect(nodesOf(bench.stored()).toJSON()).toEqual({ n1: "applies" });
    expect(await bench.rooms.read(boardId, ({ store }) => [store.pendingStructs, store.pendingDs])).toEqual([
      null,
      null,
    ]);
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
    ben.pair.send(updateFrame(Y.mergeUpdates([first, second])));
    bench.deliverToServer(ben);
    await bench.time.advance(100);
    expect(textOf(bench.stored())).toBe("firwaitsst second");
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([Uint8Array.of(4, 2)]);
  });

  test("[S21] [S23] after step 2 it waits outside the document until what it builds on has come", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const [first, second] = twoUpdates();
    ana.pair.send(updateFrame(second));
    bench.deliverToServer(ana);
    await bench.time.advance(1_000);
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
    expect(syncFrames(ben)).toEqual([]);
    const pending = await bench.rooms.read(boardId, (doc) => doc.store.pendingStructs);
    expect(pending).toBeNull();
    ben.pair.send(updateFrame(first));
    bench.deliverToServer(ben);
    await bench.time.advance(60);
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([Uint8Array.of(4, 2)]);
    expect(textOf(bench.stored())).toBe("first second");
  });

  test("[S5] later frames of the connection aren't confirmed while one is held", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    ana.pair.send(updateFrame(twoUpdates()[1]));
    bench.deliverToServer(ana);
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    await bench.time.advance(1_000);
    expect(nodesOf(bench.stored()).size).toBe(1);
    expect(ana.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
  });

  test("[S23] after 5 s the connection is closed with 4503", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    ana.pair.send(updateFrame(twoUpdates()[1]));
    bench.deliverToServer(ana);
    await bench.time.advance(4_900);
    expect(ana.pair.closed).toBeNull();
    await bench.time.advance(200);
    expect(ana.pair.closed?.code).toBe(closeCodes.cannotSave);
  });

  test("[S23] more than 256 kB or 512 frames that wait end in 4503, a deletion of something unknown waits too", async () => {
    bench = createRoomBench();
    const big = await bench.join();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update) => updates.push(update));
    doc.getText("t").insert(0, "x");
    doc.getText("t").insert(1, "y".repeat(300_000));
    big.pair.send(updateFrame(updates[1]!));
    bench.deliverToServer(big);
    await bench.time.settle();
    expect(big.pair.closed?.code).toBe(closeCodes.cannotSave);

    const many = await bench.join({ user: "ben" });
    const [, second] = twoUpdates();
    for (let i = 0; i < 513; i++) many.pair.send(updateFrame(second));
    bench.deliverToServer(many);
    await bench.time.settle();
    expect(many.pair.closed?.code).toBe(closeCodes.cannotSave);

    const cem = await bench.join({ user: "cem" });
    cem.pair.send(updateFrame(Uint8Array.of(0, 1, 9, 1, 0, 3)));
    bench.deliverToServer(cem);
    await bench.time.advance(5_100);
    expect(cem.pair.closed?.code).toBe(closeCodes.cannotSave);
  });
});

describe("malformed updates", () => {
  test("[S6] [S20] [S63] end their own connection with 4400, count as nothing, and nobody else notices", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const eve = await bench.join({ user: "eve" });
    eve.pair.send(Uint8Array.of(0, 2, 4, 1, 255, 255, 3));
    bench.deliverToServer(eve);
    expect(eve.pair.closed?.code).toBe(closeCodes.malformed);
    await bench.calm();
    expect(eve.client.saved).toBe(1);
    nodesOf(ana.client.doc).set("n1", 1);
    await bench.calm();
    expect(nodesOf(bench.stored()).size).toBe(1);
    expect(ana.pair.closed).toBeNull();
  });
});

describe("size of a board", () => {
  test("[S50] past the limit of elements adding is refused with 4413, deleting and editing work", async () => {
    bench = createRoomBench({ limits: { boardElements: 3 } });
    const ana = await bench.join();
    for (let i = 0; i < 3; i++) nodesOf(ana.client.doc).set(`n${i}`, new Y.Map());
    await bench.calm();
    const ben = await bench.join({ user: "ben" });
    nodesOf(ben.client.doc).set("n3", new Y.Map());
    bench.deliverToServer(ben);
    await bench.time.settle();
    expect(ben.pair.closed?.code).toBe(closeCodes.tooLarge);
    nodesOf(ana.client.doc).delete("n0");
    ana.client.doc.getMap("layout").set("n1", { x: 1 });
    nodesOf(ana.client.doc).set("n4", new Y.Map());
    await bench.calm();
    expect(ana.pair.closed).toBeNull();
    expect([...nodesOf(bench.stored()).keys()].sort()).toEqual(["n1", "n2", "n4"]);
  });

  test("[S50] past the limit of bytes only deletions are taken", async () => {
    bench = createRoomBench({ limits: { boardBytes: 10_000 } });
    const ana = await bench.join();
    ana.client.doc.getText("t").insert(0, "x".repeat(11_000));
    await bench.calm();
    expect(ana.client.saved).toBe(2);
    ana.client.doc.getText("t").delete(0, 10_990);
    await bench.time.advance(3_000);
    await bench.calm();
    expect(textOf(bench.stored())).toHaveLength(10);
    ana.client.doc.getText("t").insert(0, "y".repeat(11_000));
    await bench.calm();
    ana.client.doc.getText("t").insert(0, "z");
    await bench.calm();
    expect(ana.pair.closed?.code).toBe(closeCodes.tooLarge);
  });
});

describe("changes by the server", () => {
  test("transact shows the change to everyone and resolves when it is on disk", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    bench.journal.failWith(new Error("away"));
    let isDone = false;
    const done = bench.rooms
      .transact(boardId, { userId: "api" }, (doc) => {
        nodesOf(doc).set("n1", "server");
        return 42;
      })
      .then((value) => {
        isDone = true;
        return value;
      });
    await bench.calm();
    expect(nodesOf(ana.client.doc).toJSON()).toEqual({ n1: "server" });
    expect(isDone).toBe(false);
    bench.journal.failWith(undefined);
    await bench.time.advance(5_000);
    expect(await done).toBe(42);
    expect(bench.journal.documents.get(boardId)?.edits).toMatchObject([
      { userId: "api", elementIds: ["n1"] },
    ]);
  });

  test("transact rejects with what the change throws, and with store.unavailable when the store stays away", async () => {
    bench = createRoomBench();
    const refused = bench.rooms.transact(boardId, { userId: "api" }, () => {
      throw new RangeError("no");
    });
    await expect(refused).rejects.toThrow(RangeError);
    bench.journal.failWith(new Error("away"));
    const late = bench.rooms.transact(boardId, { userId: "api" }, (doc) => nodesOf(doc).set("n1", 1));
    const outcome = expect(late).rejects.toMatchObject({
      constructor: NotStoredYet,
      code: "store.unavailable",
      value: 1,
    });
    await bench.time.advance(10_100);
    await outcome;
    bench.journal.failWith(undefined);
    await bench.time.advance(10_000);
    expect(nodesOf(bench.stored()).size).toBe(1);
  });
});
