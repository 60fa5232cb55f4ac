import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { UpdateJournal } from "#server/journal/update-journal.ts";
import { boardId, createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";

let bench: RoomBench;
afterEach(() => bench.close());

const edit = async (seat: Seat, key: string, value: unknown = 1) => {
  nodesOf(seat.client.doc).set(key, value);
  await bench.calm();
};
/** Counts the loads that reach the journal. */
const countingLoads =
  (count: { loads: number }) =>
  (journal: UpdateJournal): UpdateJournal => ({
    ...journal,
    load(documentId) {
      count.loads += 1;
      return journal.load(documentId);
    },
  });

describe("loading", () => {
  test("[S34] whoever comes while a board loads waits for the same load", async () => {
    const count = { loads: 0 };
    bench = createRoomBench({ through: countingLoads(count) });
    await Promise.all([bench.open(), bench.open({ user: "ben" }), bench.rooms.read(boardId, () => {})]);
    expect(count.loads).toBe(1);
  });

  test("[S34] a failed load rejects, keeps nothing, and the next one is a fresh try", async () => {
    bench = createRoomBench();
    bench.journal.failWith(new Error("away"));
    await expect(bench.open()).rejects.toMatchObject({ code: "store.unavailable" });
    expect(bench.rooms.status().rooms).toBe(0);
    bench.journal.failWith(undefined);
    await bench.join();
    await expect(bench.open({ documentId: "unknown" })).rejects.toMatchObject({ code: "not-found" });
  });

  test("[S34] a log with a hole is a failed load, not half a document", async () => {
    bench = createRoomBench();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update) => updates.push(update));
    doc.getText("t").insert(0, "a");
    doc.getText("t").insert(1, "b");
    await bench.journal.append(boardId, updates[1]!, []);
    await expect(bench.open()).rejects.toMatchObject({ code: "store.unavailable" });
  });

  test("[S34] migrations run at load and are stored; the document has a fresh client id each time", async () => {
    const clientIds = new Set<number>();
    bench = createRoomBench({
      migrate: (doc) => {
        clientIds.add(doc.clientID);
        if (doc.getMap("meta").get("schema") !== 1) doc.getMap("meta").set("schema", 1);
      },
    });
    await bench.rooms.read(boardId, () => {});
    await bench.time.advance(60_000);
    expect(bench.stored().getMap("meta").get("schema")).toBe(1);
    await bench.rooms.read(boardId, () => {});
    await bench.time.advance(60_000);
    expect(clientIds.size).toBe(2);
    expect(bench.flushed).toHaveLength(1);
  });

  test("[S34] thirty people leave and come back at once: every edit is there each time", async () => {
    bench = createRoomBench({ limits: { idleMs: 0 } });
    for (let i = 0; i < 30; i++) {
      const seat = await bench.open();
      nodesOf(seat.client.doc).set(`n${i}`, i);
      bench.deliverToServer(seat);
      while (seat.client.readOne());
      bench.deliverToServer(seat);
      seat.connection.ended();
      await bench.time.advance(i % 2 ? 5_000 : 1);
      const size = await bench.rooms.read(boardId, (doc) => nodesOf(doc).size);
      expect(size).toBe(i + 1);
    }
  });
});

describe("memory", () => {
  test("[S35] a room nobody uses is let go after 30 s, with its log merged", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    for (let i = 0; i < 12; i++) await edit(ana, `n${i}`);
    ana.connection.ended();
    await bench.time.advance(25_000);
    expect(bench.rooms.status().rooms).toBe(1);
    await bench.time.advance(15_000);
    expect(bench.rooms.status().rooms).toBe(0);
    const kept = bench.journal.documents.get(boardId);
    expect(kept?.log).toEqual([]);
    expect(nodesOf(bench.stored()).size).toBe(12);
  });

  test("[S35] whoever comes while a room is being let go finds it alive", async () => {
    let isCompacting = false;
    bench = createRoomBench({
      through: (journal) => ({
        ...journal,
        async compact(...merge) {
          isCompacting = true;
          await new Promise<void>((resolve) => bench.time.scheduler.after(2_000, resolve));
          return journal.compact(...merge);
        },
      }),
    });
    const ana = await bench.join();
    for (let i = 0; i < 12; i++) await edit(ana, `n${i}`);
    ana.connection.ended();
    while (!isCompacting) await bench.time.advance(1_000);
    const ben = await bench.open({ user: "ben" });
    await bench.time.advance(3_000);
    await edit(ben, "late");
    expect(nodesOf(ben.client.doc).size).toBe(13);
    expect(nodesOf(bench.stored()).size).toBe(13);
  });

  test("[S36] a long log is merged while people work; what others wrote meanwhile is never lost", async () => {
    bench = createRoomBench({ limits: { compactRows: 20 } });
    const ana = await bench.join();
    for (let i = 0; i < 50; i++) await edit(ana, `n${i}`);
    const kept = bench.journal.documents.get(boardId);
    expect(kept?.base).toBeDefined();
    expect(kept?.log.length).toBeLessThan(20);
    expect(nodesOf(bench.stored()).size).toBe(50);
  });

  test("[S36] a row that another process wrote, unheard of here, outlives the merge", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    for (let i = 0; i < 12; i++) await edit(ana, `n${i}`);
    ana.connection.ended();
    const elsewhere = new Y.Doc();
    nodesOf(elsewhere).set("theirs", 2);
    await bench.journal.append(boardId, Y.encodeStateAsUpdate(elsewhere), []);
    await bench.time.advance(40_000);
    expect(bench.journal.documents.get(boardId)?.log).toHaveLength(1);
    expect(nodesOf(bench.stored()).size).toBe(13);
  });

  test("[S36] a compaction that fails disturbs nobody and is tried again", async () => {
    let failures = 0;
    bench = createRoomBench({
      limits: { compactRows: 5 },
      through: (journal) => ({
        ...journal,
        async compact(...merge) {
          if (failures++ < 2) throw new Error("no");
          return journal.compact(...merge);
        },
      }),
    });
    const ana = await bench.join();
    for (let i = 0; i < 30; i++) await edit(ana, `n${i}`);
    expect(failures).toBeGreaterThan(2);
    expect(bench.journal.documents.get(boardId)?.base).toBeDefined();
    expect(nodesOf(bench.stored()).size).toBe(30);
    expect(ana.client.saved).toBe(ana.client.sent);
  });

  test("[S37] rows that another process wrote between ours are shown, and survive compaction", async () => {
    bench = createRoomBench({ limits: { compactRows: 3 } });
    const ana = await bench.join();
    await edit(ana, "mine");
    const elsewhere = new Y.Doc();
    nodesOf(elsewhere).set("theirs", 2);
    await bench.journal.append(boardId, Y.encodeStateAsUpdate(elsewhere), []);
    for (let i = 0; i < 6; i++) await edit(ana, `n${i}`);
    expect(nodesOf(ana.client.doc).get("theirs")).toBe(2);
    expect(bench.journal.documents.get(boardId)?.base).toBeDefined();
    expect(nodesOf(bench.stored()).get("theirs")).toBe(2);
  });
});

describe("access that changes", () => {
  test("[S90] a connection is closed by what changed, and left alone when nothing did", async () => {
    bench = createRoomBench();
    const seats = await Promise.all(
      ["same", "demoted", "signed-out", "removed", "gone-board"].map((user) => bench.join({ user })),
    );
    const [same, demoted, signedOut, removed] = seats;
    demoted!.verdict = { kind: "granted", role: "VIEWER", readOnly: "viewer" };
    signedOut!.verdict = { kind: "signed-out" };
    removed!.verdict = { kind: "not-found" };
    await bench.rooms.recheck({ documentId: boardId });
    expect(seats.map((seat) => seat.pair.closed?.code)).toEqual([
      undefined,
      closeCodes.accessChanged,
      closeCodes.sessionEnded,
      closeCodes.accessRemoved,
      undefined,
    ]);
    bench.journal.documents.delete(boardId);
    same!.verdict = { kind: "not-found" };
    await bench.rooms.recheck();
    expect(same!.pair.closed?.code).toBe(closeCodes.boardGone);
    bench.journal.createDocument(boardId);
  });

  test("[S90] a filter by user or session reaches only theirs", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const ben = await bench.join({ user: "ben" });
    ana.verdict = { kind: "denied" };
    ben.verdict = { kind: "denied" };
    await bench.rooms.recheck({ userId: "nobody" });
    await bench.rooms.recheck({ documentId: "other" });
    expect([ana.pair.closed, ben.pair.closed]).toEqual([null, null]);
    await bench.rooms.recheck({ sessionId: "session-ben" });
    expect([ana.pair.closed, ben.pair.closed?.code]).toEqual([null, closeCodes.accessRemoved]);
  });

  test("[S91] a question that can't be answered changes nothing", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    ana.verdict = new Error("database away");
    await bench.rooms.recheck();
    expect(ana.pair.closed).toBeNull();
    expect(bench.complaints).toHaveLength(1);
  });

  test("[S92] everybody is looked at again every 30 s", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    ana.verdict = { kind: "signed-out" };
    await bench.time.advance(31_000);
    expect(ana.pair.closed?.code).toBe(closeCodes.sessionEnded);
  });

  test("[S93] a recheck between the question at the door and the join is repeated for the newcomer", async () => {
    bench = createRoomBench();
    const opening = bench.open();
    await bench.rooms.recheck();
    const ana = await opening;
    await bench.time.settle();
    expect(ana.pair.closed).toBeNull();

    let asked = 0;
    const join = bench.rooms.join(boardId, {
      principal: { userId: "u", name: "U", email: "", color: 1, via: { kind: "token", tokenId: "t" } },
      role: "EDITOR",
      readOnly: null,
      isAnnounced: true,
      socket: { send: () => {}, bufferedBytes: () => 0, close: () => {} },
      asOf: bench.rooms.rechecks - 1,
      reauthorize: async () => {
        asked += 1;
        return { kind: "denied" };
      },
    });
    await join;
    await bench.time.settle();
    expect(asked).toBe(1);
    expect(bench.rooms.present(boardId).map(({ id }) => id)).toEqual(["ana"]);
  });
});

describe("closing", () => {
  test("[S94] what has arrived is stored before everybody is sent away with 1012, and nobody gets in", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    nodesOf(ana.client.doc).set("n1", "last words");
    bench.deliverToServer(ana);
    const closed = bench.rooms.close();
    await expect(bench.open({ user: "late" })).rejects.toMatchObject({ code: "store.unavailable" });
    await bench.time.advance(100);
    await closed;
    expect(ana.pair.closed?.code).toBe(closeCodes.restart);
    expect(ana.pair.toClient.at(-1)).toEqual(Uint8Array.of(4, 2));
    expect(nodesOf(bench.stored()).get("n1")).toBe("last words");
  });

  test("[S94] a store that stays away doesn't hold it up for more than 8 s", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    bench.journal.failWith(new Error("away"));
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    let unstored: Awaited<ReturnType<typeof bench.rooms.close>> | null = null;
    void bench.rooms.close().then((documents) => {
      unstored = documents;
    });
    await bench.time.advance(8_000);
    expect(unstored).toEqual([{ documentId: boardId, bytes: expect.any(Number) }]);
    expect(bench.complaints.at(-1)).toContain("did not store");
    expect(await bench.rooms.close()).toBe(unstored);
  });

  test("[S94] a store that comes back in time leaves nothing to report", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    bench.journal.failWith(new Error("away"));
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    const closed = bench.rooms.close();
    await bench.time.advance(2_000);
    bench.journal.failWith(undefined);
    await bench.time.advance(6_000);
    expect(await closed).toEqual([]);
    expect(nodesOf(bench.stored()).get("n1")).toBe(1);
  });
});

describe("what breaks a document", () => {
  test("[S24] an update on which Yjs throws closes its sender with 4400 and the others with 1012; the board is loaded afresh", async () => {
    bench = createRoomBench();
    const ana = await bench.join();
    const eve = await bench.join({ user: "eve" });
    await edit(ana, "n1", "kept");
    await bench.rooms.read(boardId, (doc) => {
      doc.on("beforeObserverCalls", () => {
        throw new Error("as if Yjs had a bug");
      });
    });
    nodesOf(ana.client.doc).set("n2", "not applied");
    bench.deliverToServer(ana);
    await bench.time.advance(100);
    expect(eve.pair.closed?.code).toBe(closeCodes.restart);
    ana.client.disconnect();
    await bench.join({ client: ana.client });
    expect(nodesOf(bench.stored()).toJSON()).toEqual({ n1: "kept", n2: "not applied" });
  });
});
