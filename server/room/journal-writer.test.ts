import { afterEach, describe, expect, test } from "vitest";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import { boardId, createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";

let bench: RoomBench;
afterEach(() => bench.close());

/** A store that takes `ms` for an append and notes when each began. */
function slowStore(ms: number, startedAt: number[]) {
  return (journal: UpdateJournal): UpdateJournal => ({
    ...journal,
    async append(...row) {
      startedAt.push(bench.time.clock.now());
      await new Promise<void>((resolve) => bench.time.scheduler.after(ms, resolve));
      return journal.append(...row);
    },
  });
}

const edit = (seat: Seat, value: unknown) => {
  nodesOf(seat.client.doc).set("n1", value);
  bench.deliverToServer(seat);
};
const savedFrames = (seat: Seat) => seat.pair.toClient.filter((frame) => frame[0] === 4);

describe("group commit", () => {
  test("[S30] the first bytes after a pause are appended at once, the next within 50 ms, as one row", async () => {
    const startedAt: number[] = [];
    bench = createRoomBench({ through: slowStore(5, startedAt) });
    const ana = await bench.join();
    await bench.time.advance(1_000);
    const began = bench.time.clock.now();
    edit(ana, 0);
    await bench.time.advance(5);
    edit(ana, 1);
    await bench.time.advance(20);
    edit(ana, 2);
    await bench.time.advance(100);
    expect(startedAt.map((at) => at - began)).toEqual([0, 50]);
    expect(bench.journal.documents.get(boardId)?.log).toHaveLength(2);
  });

  test("[S30] one append at a time: the next starts when a slow one has ended", async () => {
    const startedAt: number[] = [];
    bench = createRoomBench({ through: slowStore(400, startedAt) });
    const ana = await bench.join();
    await bench.time.advance(1_000);
    const began = bench.time.clock.now();
    for (let i = 0; i < 10; i++) {
      edit(ana, i);
      await bench.time.advance(30);
    }
    await bench.time.advance(1_000);
    expect(startedAt.map((at) => at - began)).toEqual([0, 400]);
  });

  test("[S3] nothing is called saved while its append is under way", async () => {
    bench = createRoomBench({ through: slowStore(400, []) });
    const ana = await bench.join();
    edit(ana, 1);
    await bench.time.advance(390);
    expect(savedFrames(ana)).toEqual([]);
    await bench.time.advance(20);
    expect(savedFrames(ana)).toEqual([Uint8Array.of(4, 2)]);
  });
});

describe("a store that fails", () => {
  test("[S31] is tried again for ever, also when everybody has left, and the room stays", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    bench.journal.failWith(new Error("away"));
    edit(ana, "kept");
    await bench.time.settle();
    ana.connection.ended();
    await bench.time.advance(3_600_000);
    expect(bench.rooms.status()).toMatchObject({ rooms: 1, connections: 0 });
    expect(bench.rooms.status().failingSince).not.toBeNull();
    bench.journal.failWith(undefined);
    await bench.time.advance(5_000);
    expect(nodesOf(bench.stored()).get("n1")).toBe("kept");
    expect(bench.rooms.status()).toMatchObject({ backlogBytes: 0, failingSince: null });
  });

  test("[S31] waits longer each time, at most 5 s", async () => {
    const startedAt: number[] = [];
    bench = createRoomBench({
      through: (journal) => ({
        ...journal,
        async append() {
          startedAt.push(bench.time.clock.now());
          throw new Error("away");
        },
      }),
    });
    const ana = await bench.join();
    edit(ana, 1);
    await bench.time.advance(30_000);
    const pauses = startedAt.slice(1).map((at, i) => at - (startedAt[i] ?? 0));
    expect(pauses.slice(0, 9)).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
  });

  test("[S32] past its bound the backlog takes nothing more: 4503; what adds nothing is taken; it drains by itself", async () => {
    bench = createRoomBench({ limits: { backlogBytes: 2_000 } });
    const ana = await bench.join();
    bench.journal.failWith(new Error("away"));
    for (let i = 0; i < 5 && !ana.pair.closed; i++) {
      edit(ana, "x".repeat(900));
      await bench.time.advance(20);
    }
    expect(ana.pair.closed?.code).toBe(closeCodes.cannotSave);
    await expect(bench.rooms.transact(boardId, { userId: "api" }, () => {})).rejects.toMatchObject({
      code: "store.unavailable",
    });
    const ben = await bench.join({ user: "ben" });
    expect(ben.pair.closed).toBeNull();
    expect(ben.client.saved).toBe(0);
    bench.journal.failWith(undefined);
    await bench.time.advance(10_000);
    await bench.calm();
    expect(ben.client.saved).toBe(1);
    edit(ben, "again");
    await bench.calm();
    expect(nodesOf(bench.stored()).get("n1")).toBe("again");
  });

  test("[S33] a document the journal doesn't know any more ends the room with 4404", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    bench.journal.documents.delete(boardId);
    edit(ana, 1);
    await bench.time.advance(100);
    expect(ana.pair.closed?.code).toBe(closeCodes.boardGone);
    expect(bench.rooms.status().rooms).toBe(0);
    bench.journal.createDocument(boardId);
  });
});
