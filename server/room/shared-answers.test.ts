import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { createPlainClient } from "#tests/sync/plain-client.ts";
import { createRoomBench, nodesOf, type RoomBench, type Seat } from "#tests/sync/room-bench.ts";
import { createLiveDocument, type LiveDocument } from "./live-document.ts";
import { createSharedAnswers } from "./shared-answers.ts";
import { defaultSyncLimits } from "./sync-limits.ts";

/** A document of `cards` cards, and how often it was encoded, whole or in part. */
function largeBoard(cards: number) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let i = 0; i < cards; i++) nodesOf(doc).set(`n${i}`, new Y.Map([["title", `Step ${i}`]]));
  });
  const clock = { time: 0, now: () => clock.time };
  const limits = defaultSyncLimits;
  const live = createLiveDocument({ doc, loadedBytes: 0, limits, clock });
  const spent = { whole: 0, differences: 0 };
  const counted: LiveDocument = Object.assign(Object.create(live), {
    encode(format: 1 | 2) {
      spent.whole += 1;
      return live.encode(format);
    },
    differenceTo(since: Uint8Array) {
      spent.differences += 1;
      return live.differenceTo(since);
    },
  });
  const edit = (key: string) =>
    live.commit([{ by: null, apply: () => live.edit((own) => nodesOf(own).set(key, 1)) }]);
  const merged: { format: 1 | 2; size: number }[] = [];
  const answers = createSharedAnswers({
    document: counted,
    limits,
    clock,
    async merge(updates, format) {
      merged.push({ format, size: updates.length });
      const whole = Y.mergeUpdates([...updates]);
      return format === 1 ? whole : Y.convertUpdateFormatV1ToV2(whole);
    },
  });
  return { live, clock, spent, edit, merged, answers };
}

const nothing = Y.encodeStateVector(new Y.Doc());
/** What a client holds that had `known` and read these frames. */
function read(frames: readonly Uint8Array[], known?: Y.Doc): Y.Doc {
  const client = createPlainClient();
  if (known) Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(known));
  const toClient = [...frames];
  client.connect({
    server: { send() {}, bufferedBytes: () => 0, close() {} },
    send() {},
    toClient,
    toServer: [],
    closed: null,
  });
  while (client.readOne());
  return client.doc;
}

describe("answers for joiners", () => {
  test("[S44] fifty who have nothing share one encoding, byte for byte the same memory", () => {
    const { live, spent, answers } = largeBoard(2_000);
    const all = Array.from({ length: 50 }, () => answers.framesFor(nothing));
    expect(spent).toEqual({ whole: 1, differences: 0 });
    expect(new Set(all.flat()).size).toBe(1);
    expect(Y.encodeStateVector(read(all[0] ?? []))).toEqual(live.stateVector());
  });

  test("[S44] what came since the base is encoded once too, and five seconds later the base anew", () => {
    const { live, clock, spent, edit, answers } = largeBoard(500);
    answers.framesFor(nothing);
    edit("late");
    const late = Array.from({ length: 50 }, () => answers.framesFor(nothing));
    expect(spent).toEqual({ whole: 1, differences: 1 });
    expect(nodesOf(read(late[7] ?? [])).has("late")).toBe(true);
    clock.time = 5_001;
    expect(answers.framesFor(nothing)).toHaveLength(1);
    expect(spent).toEqual({ whole: 2, differences: 1 });
    clock.time = 60_000;
    answers.framesFor(nothing);
    expect(spent.whole).toBe(2);
    expect(nodesOf(read(answers.framesFor(nothing))).size).toBe(nodesOf(live.read((doc) => doc)).size);
  });

  test("[S45] who has less than half gets the whole board, who has more the difference; one for all with the same state", () => {
    const { live, spent, edit, answers } = largeBoard(1_000);
    const little = new Y.Doc();
    nodesOf(little).set("own", 1);
    answers.framesFor(nothing);
    expect(answers.framesFor(Y.encodeStateVector(little))).toEqual(answers.framesFor(nothing));
    expect(spent).toEqual({ whole: 1, differences: 0 });
    const most = read(answers.framesFor(nothing));
    edit("late");
    const all = Array.from({ length: 50 }, () => answers.framesFor(Y.encodeStateVector(most)));
    expect(spent).toEqual({ whole: 1, differences: 1 });
    expect(all[0]?.[0]?.length).toBeLessThan(100);
    expect(Y.encodeStateVector(read(all[0] ?? [], most))).toEqual(live.stateVector());
    edit("later");
    expect(nodesOf(read(answers.framesFor(Y.encodeStateVector(most)), most)).has("later")).toBe(true);
  });

  test("[S44] the base in either format, and the updates for work elsewhere, are the board", async () => {
    const { live, spent, edit, answers } = largeBoard(300);
    expect(await answers.base(1)).toEqual(live.encode(1));
    expect(await answers.base(2)).toEqual(live.encode(2));
    expect(await answers.base(2)).toBe(await answers.base(2));
    edit("late");
    expect(answers.updates()).toHaveLength(2);
    for (let i = 0; i < 300; i++) edit(`more${i}`);
    expect(answers.updates()).toHaveLength(1);
    expect(spent.whole).toBe(3);
    const doc = new Y.Doc();
    for (const update of answers.updates()) Y.applyUpdate(doc, update);
    expect(Y.encodeStateVector(doc)).toEqual(live.stateVector());
  });
});

describe("the base of a large board", () => {
  test("[S46] is made elsewhere of what was encoded before and what has come since, once for a herd", async () => {
    const { live, clock, spent, edit, merged, answers } = largeBoard(4_000);
    const first = await Promise.all(Array.from({ length: 20 }, () => answers.base(2)));
    expect([spent.whole, merged, new Set(first).size]).toEqual([1, [{ format: 2, size: 1 }], 1]);
    edit("late");
    clock.time = 6_000;
    const again = await Promise.all([answers.base(1), answers.base(2), answers.base(1)]);
    expect(merged.slice(1)).toEqual([
      { format: 1, size: 2 },
      { format: 2, size: 2 },
    ]);
    expect(spent.whole).toBe(1);
    expect(again[2]).toBe(again[0]);
    for (const [at, update] of again.slice(0, 2).entries()) {
      const doc = new Y.Doc();
      if (at === 0) Y.applyUpdate(doc, update);
      else Y.applyUpdateV2(doc, update);
      expect(Y.encodeStateVector(doc)).toEqual(live.stateVector());
    }
    expect(answers.framesFor(nothing)).toHaveLength(1);
    expect(spent.whole).toBe(1);
  });

  test("[S46] that was made while somebody drew isn't put in place of a newer one", async () => {
    const { live, edit, clock, answers } = largeBoard(4_000);
    await answers.base(1);
    edit("late");
    clock.time = 6_000;
    const making = answers.base(1);
    edit("later");
    const joined = read(answers.framesFor(nothing));
    expect(nodesOf(joined).has("later")).toBe(true);
    await making;
    expect(Y.encodeStateVector(read(answers.framesFor(nothing)))).toEqual(live.stateVector());
  });
});

/** A step 2 or an update. */
const isContent = (frame: Uint8Array) => frame[0] === 0 && frame[1] !== 0;

describe("a herd", () => {
  let bench: RoomBench;
  afterEach(() => bench.close());

  test("[S44] fifty join a board of 12,500 elements at once while it is edited: one encoding, all equal", async () => {
    bench = createRoomBench();
    const resident = await bench.join();
    resident.client.doc.transact(() => {
      for (let i = 0; i < 12_500; i++)
        nodesOf(resident.client.doc).set(`n${i}`, new Y.Map([["title", `Step ${i} of the launch`]]));
    });
    await bench.calm();
    const herd: Seat[] = [];
    for (let i = 0; i < 50; i++) herd.push(await bench.open({ user: `person${i}` }));
    for (const seat of herd) bench.deliverToServer(seat);
    nodesOf(resident.client.doc).set("late", 1);
    bench.deliverToServer(resident);
    await bench.time.advance(50);
    const received = herd.map(({ pair }) => pair.toClient.filter(isContent));
    expect(received.map((frames) => frames.length)).toEqual(herd.map(() => 2));
    // Not equal bytes but the same ones: nothing was encoded for anybody alone.
    expect(new Set(received.flat()).size).toBe(2);
    const last = herd[49]?.client;
    expect(last).toBeDefined();
    while (last?.readOne());
    expect(nodesOf(last?.doc ?? new Y.Doc()).size).toBe(12_501);
    expect(Y.encodeStateVector(last?.doc ?? new Y.Doc())).toEqual(Y.encodeStateVector(resident.client.doc));
    for (const { connection } of herd) connection.ended();
  });
});
