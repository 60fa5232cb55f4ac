import * as encoding from "lib0/encoding";
import { afterEach, describe, expect, test } from "vitest";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { createPlainClient } from "#tests/sync/plain-client.ts";
import { createRoomBench, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";

let bench: RoomBench;
afterEach(() => bench.close());

const frame = (...states: [clientId: number, clock: number, json: string][]) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, states.length);
        for (const [clientId, clock, json] of states) {
          encoding.writeVarUint(inner, clientId);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, json);
        }
      }),
    );
  });
const idOf = (seat: Seat) => seat.client.doc.clientID;
const seenBy = (seat: Seat, id: number) => seat.client.awareness.getStates().get(id);

async function say(seat: Seat, ...states: [number, number, string][]): Promise<void> {
  seat.pair.send(frame(...states));
  await bench.calm();
}

describe("identity", () => {
  test("[S70] is the server's, whatever the client says", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben", role: "COMMENTER", readOnly: "commenter" });
    ben.client.awareness.setLocalState({
      user: { id: "ana", name: "Ana!", role: "OWNER" },
      cursor: { x: 1, y: 2 },
    });
    await bench.calm();
    expect(seenBy(ana, idOf(ben))).toEqual({
      user: { id: "ben", name: "Name of ben", color: 3, role: "COMMENTER" },
      cursor: { x: 1, y: 2 },
    });
    expect(bench.rooms.present("board-1").map(({ id }) => id)).toEqual(["ana", "ben"]);
  });

  test("[S71] nobody speaks for another user's id, and an echo of others' states is no violation", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const cem = await bench.join({ user: "cem" });
    await say(ben, [idOf(ana), 99, '{"cursor":"forged"}'], [idOf(ben), 5, '{"cursor":"own"}']);
    expect(seenBy(cem, idOf(ana))).not.toHaveProperty("cursor");
    expect(seenBy(cem, idOf(ben))).toHaveProperty("cursor", "own");
    await say(ben, [idOf(ana), 100, "null"], [12345, 1, '{"a":"second id"}']);
    expect(seenBy(cem, idOf(ana))).toBeDefined();
    expect(seenBy(cem, 12345)).toBeUndefined();
    expect(ben.pair.closed).toBeNull();
  });

  test("[S71] a connection that begins with another user's id doesn't get it, nor lose the chance of its own", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const eve = await bench.open({ user: "eve" });
    eve.pair.toServer.length = 0;
    eve.pair.send(frame([idOf(ana), 99, '{"cursor":"forged"}']));
    eve.pair.send(frame([777, 1, '{"cursor":"own"}']));
    await bench.calm();
    const cem = await bench.join({ user: "cem" });
    expect(seenBy(cem, idOf(ana))).toEqual({ user: expect.objectContaining({ id: "ana" }) });
    expect(seenBy(cem, 777)).toMatchObject({ cursor: "own", user: { id: "eve" } });
    ana.client.awareness.setLocalState({ cursor: "still hers" });
    await bench.calm();
    expect(seenBy(cem, idOf(ana))).toHaveProperty("cursor", "still hers");
  });

  test("[S71] the same user's newer connection takes an id over at once, and the old one's end doesn't remove it", async () => {
    bench = createRoomBench();
    const watcher = await bench.join({ user: "watcher" });
    const client = createPlainClient();
    const old = await bench.join({ client });
    const fresh = await bench.join({ client });
    client.awareness.setLocalState({ cursor: "after" });
    await bench.calm();
    old.connection.ended();
    await bench.calm();
    expect(seenBy(watcher, idOf(fresh))).toHaveProperty("cursor", "after");
    fresh.connection.ended();
    await bench.calm();
    expect(seenBy(watcher, idOf(fresh))).toBeUndefined();
  });
});

describe("states", () => {
  test("[S72] above 8 kB are dropped; the one before stands", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    await say(ana, [idOf(ana), 10, '{"a":1}']);
    await say(ana, [idOf(ana), 11, JSON.stringify({ a: "x".repeat(9_000) })]);
    expect(seenBy(ben, idOf(ana))).toHaveProperty("a", 1);
    expect(ana.pair.closed).toBeNull();
  });

  test("[S73] a tick passes on only the newest of each, in one frame", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const cem = await bench.join({ user: "cem" });
    const before = cem.client.received.get(1) ?? 0;
    for (let i = 0; i < 20; i++) {
      ana.client.awareness.setLocalState({ i });
      ben.client.awareness.setLocalState({ i });
    }
    bench.deliverToServer(ana);
    bench.deliverToServer(ben);
    await bench.calm();
    expect((cem.client.received.get(1) ?? 0) - before).toBe(1);
    expect(seenBy(cem, idOf(ana))).toHaveProperty("i", 19);
    expect(seenBy(cem, idOf(ben))).toHaveProperty("i", 19);
  });

  test("[S74] are gone within a tick of the connection's end", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    expect(seenBy(ben, idOf(ana))).toBeDefined();
    ana.connection.ended();
    await bench.time.advance(16);
    while (ben.client.readOne());
    expect(seenBy(ben, idOf(ana))).toBeUndefined();
  });

  test("[S2] a newcomer gets everybody's at once, and again when it asks, once for many questions", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.open({ user: "ben" });
    while (ben.client.readOne());
    expect(seenBy(ben, idOf(ana))).toHaveProperty("user.name", "Name of ana");
    ben.pair.toServer.length = 0;
    for (let i = 0; i < 50; i++) ben.pair.send(Uint8Array.of(3));
    bench.deliverToServer(ben);
    await bench.time.advance(100);
    expect(ben.pair.toClient.map((sent) => sent[0])).toEqual([1]);
  });

  test("[S75] an older clock changes nothing, an hour's step is fine, the same clock removes", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    const id = idOf(ana);
    await say(ana, [id, 108_000, '{"a":"new"}']);
    await say(ana, [id, 5, '{"a":"old"}']);
    expect(seenBy(ben, id)).toHaveProperty("a", "new");
    const late = await bench.join({ user: "late" });
    expect(seenBy(late, id)).toHaveProperty("a", "new");
    await say(ana, [id, 108_000, "null"]);
    expect(seenBy(ben, id)).toBeUndefined();
  });

  test.each([
    ["a clock past 2^31", 2 ** 31 + 1, "{}"],
    ["a state that is a number", 9, "7"],
    ["a state that is a list", 9, "[]"],
    ["a state that is no JSON", 9, "{a"],
  ])("[S75] %s is malformed", async (_what, clock, json) => {
    bench = createRoomBench();
    const ana = await bench.join();
    await say(ana, [idOf(ana), clock, json]);
    expect(ana.pair.closed?.code).toBe(closeCodes.malformed);
  });
});
