import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { AppError } from "#lib/errors.ts";
import { memoryJournal } from "#server/journal/memory-journal.ts";
import { createRooms, type LiveRooms } from "#server/room/create-rooms.ts";
import { NotStoredYet } from "#server/room/rooms-port.ts";
import { type BoardChange, changeBoard } from "./change-board.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
const journal = memoryJournal();
let boards = 0;
let documentId: string;
let rooms: LiveRooms;
beforeEach(() => {
  documentId = `b${++boards}`;
  journal.createDocument(documentId);
  rooms = createRooms({ journal, clock: { now: () => Date.now() }, log, limits: { transactMs: 200 } });
});
afterEach(async () => {
  journal.failWith(undefined);
  await rooms.close();
});

/** Updates that each add one card to the document; they build on one another. */
function adding(updates: readonly Uint8Array[], ids: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const parts: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => parts.push(update));
  for (const id of ids) doc.getMap("nodes").set(id, 1);
  return parts;
}
const change = (over: Partial<BoardChange<{ parts: Uint8Array[] }>> = {}) =>
  changeBoard(
    { rooms },
    {
      documentId,
      userId: "ana",
      mayChange: async () => {},
      plan: async (updates) => ({ parts: adding(updates, ["n1", "n2", "n3"]) }),
      onMerging: async () => {},
      ...over,
    },
  );
const cards = () => rooms.read(documentId, (doc) => [...doc.getMap("nodes").keys()].sort());
const draw = (id: string) =>
  rooms.transact(documentId, { userId: "ben" }, (doc) => doc.getMap("nodes").set(id, 1));

test("[S55] a large change is merged in parts, and those who edit other boards come in between", async () => {
  const order: string[] = [];
  let isDone = false;
  const others = (): void => {
    order.push("others");
    if (!isDone) setImmediate(others);
  };
  const transact: LiveRooms["transact"] = (id, by, apply) => {
    order.push("part");
    return rooms.transact(id, by, apply);
  };
  await changeBoard(
    { rooms: { capture: rooms.capture, transact } },
    {
      documentId,
      userId: "ana",
      mayChange: async () => {},
      plan: async (updates) => {
        setImmediate(others);
        return { parts: adding(updates, ["n1", "n2", "n3"]) };
      },
      onMerging: async () => {},
    },
  );
  isDone = true;
  expect(order.join(" ")).toMatch(/part (others )+part (others )+part/);
  expect(await cards()).toEqual(["n1", "n2", "n3"]);
});

test("[S55] it is worked out again when somebody drew meanwhile, and the third time merged with what they do", async () => {
  const planned: number[] = [];
  let isTold = false;
  const { notStored } = await change({
    async plan(updates) {
      planned.push((await cards()).length);
      const parts = adding(updates, ["n1"]);
      await draw(`ben${planned.length}`);
      return { parts };
    },
    async onMerging(updates) {
      isTold = updates.length > 0;
    },
  });
  expect([planned, isTold, notStored]).toEqual([[0, 1, 2], true, null]);
  expect(await cards()).toEqual(["ben1", "ben2", "ben3", "n1"]);
});

test("[S55] nobody drew meanwhile: it is worked out once", async () => {
  let plans = 0;
  await change({
    async plan(updates) {
      plans += 1;
      return { parts: adding(updates, ["n1"]) };
    },
    onMerging: () => Promise.reject(new Error("nothing to merge with")),
  });
  expect([plans, await cards()]).toEqual([1, ["n1"]]);
});

test("[S56] a lock that was set while it was worked out keeps it out", async () => {
  let isLocked = false;
  const locked = change({
    async mayChange() {
      if (isLocked) throw new AppError("board.locked");
    },
    async plan(updates) {
      isLocked = true;
      return { parts: adding(updates, ["n1"]) };
    },
  });
  await expect(locked).rejects.toMatchObject({ code: "board.locked" });
  expect(await cards()).toEqual([]);
});

test("[S56] so does one that is set while its author is asked for the last time", async () => {
  let isLocked = false;
  let asked = 0;
  const locked = change({
    async mayChange() {
      asked += 1;
      const answer = isLocked;
      // The lock is written and told everywhere after this question was answered, and before the change is made.
      isLocked = true;
      await rooms.recheck({ documentId });
      if (answer) throw new AppError("board.locked");
    },
  });
  await expect(locked).rejects.toMatchObject({ code: "board.locked" });
  expect([asked, await cards()]).toEqual([2, []]);
});

test("what people see and the journal doesn't take yet comes back as such", async () => {
  await draw("n0");
  journal.failWith(new Error("the disk is full"));
  const { notStored } = await change();
  expect(notStored).toBeInstanceOf(NotStoredYet);
  expect(await cards()).toEqual(["n0", "n1", "n2", "n3"]);
});
