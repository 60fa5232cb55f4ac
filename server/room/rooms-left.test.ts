/** Boards that are opened and left again must leave nothing behind. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createRoomBench, nodesOf, type RoomBench } from "#tests/sync/room-bench.ts";
import type { JoinRequest } from "./session.ts";

let bench: RoomBench;
afterEach(() => bench.close());

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const boards = (count: number) => Array.from({ length: count }, (_, i) => `board-of-${i}`);

/** Somebody comes, changes something, asks for everything there is, and goes. The answer lets the document be forgotten. */
async function visit(documentId: string): Promise<WeakRef<Y.Doc>> {
  bench.journal.createDocument(documentId);
  const member = await bench.rooms.join(documentId, guest(documentId));
  const doc = new Y.Doc();
  nodesOf(doc).set("n1", 1);
  member.receive({ kind: "step1", stateVector: Y.encodeStateVector(new Y.Doc()) });
  member.receive({ kind: "step2", update: Y.encodeStateAsUpdate(doc) });
  await bench.rooms.base(documentId, 2);
  await bench.rooms.capture(documentId);
  const live = await bench.rooms.read(documentId, (read) => new WeakRef(read));
  await bench.time.advance(100);
  member.leave();
  doc.destroy();
  return live;
}

const guest = (name: string): JoinRequest => ({
  principal: { userId: name, name, email: "", color: 1, via: { kind: "token", tokenId: name } },
  role: "EDITOR",
  readOnly: null,
  socket: { send() {}, bufferedBytes: () => 0, close() {} },
  isAnnounced: true,
  asOf: bench.rooms.rechecks,
  reauthorize: async () => ({ kind: "granted", role: "EDITOR", readOnly: null }),
});

describe("boards opened and left", () => {
  test("[S35] leave no room, no timer and no document behind, and everything on disk", async () => {
    bench = createRoomBench();
    const before = bench.time.timers;
    const documents: WeakRef<Y.Doc>[] = [];
    for (const id of boards(300)) documents.push(await visit(id));
    expect(bench.rooms.status()).toMatchObject({ rooms: 300, connections: 0, backlogBytes: 0 });
    await bench.time.advance(90_000);
    expect(bench.rooms.status()).toMatchObject({ rooms: 0, connections: 0 });
    expect(bench.time.timers).toBe(before);
    for (const id of boards(300)) expect(bench.journal.documents.get(id)?.log).toHaveLength(1);
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    // The last one may still stand in a register.
    expect(documents.filter((live) => live.deref()).length).toBeLessThan(3);
  });

  test("[S35] stay while something of them isn't stored, and go once it is", async () => {
    bench = createRoomBench();
    await visit("stored");
    bench.journal.createDocument("not stored");
    const ana = await bench.open({ documentId: "not stored" });
    bench.journal.failWith(new Error("away"));
    nodesOf(ana.client.doc).set("n1", 1);
    bench.deliverToServer(ana);
    ana.connection.ended();
    await bench.time.advance(300_000);
    expect(bench.rooms.status()).toMatchObject({ rooms: 1, connections: 0 });
    expect(bench.rooms.status().backlogBytes).toBeGreaterThan(0);
    bench.journal.failWith(undefined);
    await bench.time.advance(60_000);
    expect(bench.rooms.status()).toMatchObject({ rooms: 0, backlogBytes: 0 });
    expect(bench.journal.documents.get("not stored")?.log).toHaveLength(1);
  });
});
