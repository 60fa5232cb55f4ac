import { afterEach, describe, expect, test } from "vitest";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { createRoomBench, nodesOf, type RoomBench } from "#tests/sync/room-bench.ts";
import { createSeats } from "./seats.ts";
import { seatsOf } from "./seats-of.ts";
import { TokenBucket } from "./token-bucket.ts";

describe("what one connection may send", () => {
  let bench: RoomBench;
  afterEach(() => bench.close());

  test("[S62] 2,000 messages at once pass, 2,100 end in 4529; 200 a second go on for ever", async () => {
    bench = createRoomBench();
    const steady = await bench.join();
    const flood = await bench.join({ user: "flood" });
    for (let i = 0; i < 1_900; i++) flood.pair.send(Uint8Array.of(3));
    bench.deliverToServer(flood);
    expect(flood.pair.closed).toBeNull();
    for (let i = 0; i < 200; i++) flood.pair.send(Uint8Array.of(3));
    bench.deliverToServer(flood);
    expect(flood.pair.closed?.code).toBe(closeCodes.tooFast);
    for (let second = 0; second < 30; second++) {
      for (let i = 0; i < 195; i++) steady.pair.send(Uint8Array.of(1, 1, 0));
      bench.deliverToServer(steady);
      await bench.time.advance(1_000);
    }
    expect(steady.pair.closed).toBeNull();
  });

  test("[S61] a frame above 4 MB ends in 4413, and [S62] more than 16 MB at once in 4529", async () => {
    bench = createRoomBench();
    const big = await bench.join();
    big.connection.receive(new Uint8Array(4 * 1024 * 1024 + 1));
    expect(big.pair.closed?.code).toBe(closeCodes.tooLarge);
    const many = await bench.join({ user: "many" });
    const padding = new Uint8Array(4 * 1024 * 1024);
    padding[0] = 2;
    for (let i = 0; i < 5; i++) many.connection.receive(padding);
    expect(many.pair.closed?.code).toBe(closeCodes.tooFast);
  });

  test("[S63] text and malformed frames end only the connection they came on, and nothing after them counts", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const text = await bench.join({ user: "text" });
    const bad = await bench.join({ user: "bad" });
    text.connection.receiveText();
    bad.connection.receive(Uint8Array.of(99));
    nodesOf(bad.client.doc).set("n1", 1);
    for (const frame of bad.pair.toServer) bad.connection.receive(frame);
    expect([text.pair.closed?.code, bad.pair.closed?.code]).toEqual([
      closeCodes.malformed,
      closeCodes.malformed,
    ]);
    await bench.calm();
    expect(ana.pair.closed).toBeNull();
    expect(nodesOf(bench.stored()).size).toBe(0);
  });
});

test("[S62] a bucket refills with time and never beyond its burst", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 });
  expect(bucket.take(20, 0)).toBe(true);
  expect(bucket.take(1, 50)).toBe(false);
  expect(bucket.take(1, 100)).toBe(true);
  expect(bucket.take(21, 1_000_000)).toBe(false);
  expect(bucket.take(20, 1_000_000)).toBe(true);
});

test("[S60] seats are limited per person and per board, and come back", () => {
  const limits = { socketsPerUser: 2, socketsPerBoard: 3, socketsPerLink: 2 };
  const seats = createSeats();
  const take = (userId: string, documentId: string) =>
    seats.take(
      seatsOf({ userId, via: { kind: "token", tokenId: "t" } }, { documentId, address: "home" }, limits),
    );
  const taken = take("ana", "b1");
  take("ana", "b2");
  expect(take("ana", "b3")).toBeNull();
  take("ben", "b1");
  take("cem", "b1");
  expect(take("dan", "b1")).toBeNull();
  if (taken) seats.giveBack(taken);
  expect(take("dan", "b1")).not.toBeNull();
  expect(take("eve", "b1")).toBeNull();
});

test("[S67] guests are limited per link, per address and to half of a board, however many cookies they get", () => {
  const limits = { socketsPerUser: 3, socketsPerBoard: 10, socketsPerLink: 4 };
  const seats = createSeats();
  let visits = 0;
  const isLetIn = (linkId: string, address: string, documentId = "b1"): boolean => {
    visits += 1;
    const via = { kind: "link", linkId, boardId: documentId } as const;
    return seats.take(seatsOf({ userId: `guest:${visits}`, via }, { documentId, address }, limits)) !== null;
  };
  expect([1, 2, 3, 4].map(() => isLetIn("l1", "cafe"))).toEqual([true, true, true, false]);
  expect([1, 2].map(() => isLetIn("l1", "office"))).toEqual([true, false]);
  expect([1, 2].map(() => isLetIn("l2", "office"))).toEqual([true, false]);
  expect(isLetIn("l3", "home", "b2")).toBe(true);
  const member = { userId: "ana", via: { kind: "token", tokenId: "t" } } as const;
  const seatsOfMember = seatsOf(member, { documentId: "b1", address: "cafe" }, limits);
  expect([1, 2, 3].map(() => seats.take(seatsOfMember) !== null)).toEqual([true, true, true]);
});
