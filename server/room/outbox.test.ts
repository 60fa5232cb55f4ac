import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { createPlainClient } from "#tests/sync/plain-client.ts";
import { boardId, createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";

let bench: RoomBench;
afterEach(() => bench.close());

const kB = 1024;
const buffered = (seat: Seat) => seat.pair.server.bufferedBytes();
/** Writes until about `bytes` wait in `reader`, which reads nothing. */
async function write(writer: Seat, bytes: number): Promise<void> {
  for (let i = 0; i < bytes / (32 * kB); i++) {
    nodesOf(writer.client.doc).set(`n${Math.random()}`, "x".repeat(32 * kB));
    bench.deliverToServer(writer);
    await bench.time.advance(16);
    while (writer.client.readOne());
  }
}

describe("a reader that doesn't read", () => {
  test("[S40] loses presence past 256 kB, and gets everybody's newest when it has drained", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const slow = await bench.join({ user: "slow" });
    await write(ana, 300 * kB);
    const before = slow.pair.toClient.length;
    ana.client.awareness.setLocalState({ cursor: { x: 1, y: 2 } });
    bench.deliverToServer(ana);
    await bench.time.advance(50);
    expect(slow.pair.toClient).toHaveLength(before);
    await bench.calm();
    expect(slow.client.awareness.getStates().get(ana.client.doc.clientID)).toMatchObject({
      cursor: { x: 1 },
    });
  });

  test("[S40] [S41] stops at 1 MB, and one update brings it up to date", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const slow = await bench.join({ user: "slow" });
    await write(ana, 5_000 * kB);
    expect(buffered(slow)).toBeGreaterThan(1_000 * kB);
    expect(buffered(slow)).toBeLessThan(1_200 * kB);
    for (let i = 0; i < 2; i++) while (slow.client.readOne());
    const behind = nodesOf(slow.client.doc).size;
    expect(behind).toBeLessThan(nodesOf(ana.client.doc).size);
    await bench.time.advance(200);
    expect(slow.pair.toClient.filter((frame) => frame[0] === 0)).toHaveLength(1);
    await bench.calm();
    expect(nodesOf(slow.client.doc).toJSON()).toEqual(nodesOf(ana.client.doc).toJSON());
    expect(Y.encodeStateVector(slow.client.doc)).toEqual(Y.encodeStateVector(ana.client.doc));
  });

  test("[S40] twenty of them hold 1 MB and a frame each, the same bytes, during 40 MB of edits", async () => {
    bench = createRoomBench({ limits: { byteBurst: 1e9 } });
    const ana = await bench.join();
    const slow: Seat[] = [];
    for (let i = 0; i < 20; i++) slow.push(await bench.join({ user: `slow-${i}` }));
    const frames = new Set<Uint8Array>();
    for (let i = 0; i < 400; i++) {
      // One entry, so that the board stays small.
      nodesOf(ana.client.doc).set("n", "x".repeat(100 * kB));
      bench.deliverToServer(ana);
      await bench.time.advance(16);
      while (ana.client.readOne());
      for (const seat of slow) expect(buffered(seat)).toBeLessThan(1_200 * kB);
    }
    expect(bench.rooms.status().connections).toBe(21);
    for (const { pair } of slow) for (const frame of pair.toClient) frames.add(frame);
    expect([...frames].reduce((sum, frame) => sum + frame.byteLength, 0)).toBeLessThan(1_300 * kB);
  });

  test("[S40] saved is told once there is room again, the newest number only", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const slow = await bench.join({ user: "slow" });
    await write(ana, 300 * kB);
    for (let i = 0; i < 5; i++) {
      nodesOf(slow.client.doc).set("mine", i);
      bench.deliverToServer(slow);
      await bench.time.advance(60);
    }
    expect(slow.pair.toClient.filter((frame) => frame[0] === 4)).toEqual([]);
    await bench.calm();
    expect(slow.client.saved).toBe(slow.client.sent);
    expect(slow.client.received.get(4)).toBe(2);
  });

  test("[S42] is closed with 4508 after 10 s in which it took nothing", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const slow = await bench.join({ user: "slow" });
    await write(ana, 1_300 * kB);
    await bench.time.advance(9_000);
    slow.client.readOne();
    await bench.time.advance(9_000);
    expect(slow.pair.closed).toBeNull();
    await bench.time.advance(1_500);
    expect(slow.pair.closed?.code).toBe(closeCodes.readsTooSlowly);
    expect(bench.rooms.present(boardId).map(({ id }) => id)).toEqual(["ana"]);
  });
});

describe("answers to step 1", () => {
  const step1 = (doc: Y.Doc) => {
    const stateVector = Y.encodeStateVector(doc);
    return Uint8Array.of(0, 0, stateVector.length, ...stateVector);
  };
  const answers = (seat: Seat) => seat.pair.toClient.filter((frame) => frame[0] === 0 && frame[1] === 1);

  test("[S43] of many questions only the newest waits while the last answer is under way", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    await write(ana, 400 * kB);
    await bench.calm();
    const greedy = await bench.open({ user: "greedy" });
    for (let i = 0; i < 20; i++) greedy.pair.send(step1(new Y.Doc()));
    bench.deliverToServer(greedy);
    await bench.time.advance(500);
    expect(answers(greedy)).toHaveLength(1);
    while (greedy.pair.toClient.shift());
    await bench.time.advance(500);
    expect(answers(greedy)).toHaveLength(1);
  });

  test("[S44] joiners share one encoded answer, followed by what has come since", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    nodesOf(ana.client.doc).set("n1", 1);
    await bench.calm();
    const first = await bench.open({ user: "first", client: createPlainClient() });
    bench.deliverToServer(first);
    nodesOf(ana.client.doc).set("n2", 2);
    bench.deliverToServer(ana);
    await bench.time.advance(100);
    const second = await bench.open({ user: "second" });
    bench.deliverToServer(second);
    expect(answers(second)).toEqual(answers(first));
    await bench.calm();
    expect(nodesOf(second.client.doc).toJSON()).toEqual({ n1: 1, n2: 2 });
    await bench.time.advance(6_000);
    const third = await bench.open({ user: "third" });
    bench.deliverToServer(third);
    expect(answers(third)).not.toEqual(answers(first));
  });
});
