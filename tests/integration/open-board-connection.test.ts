/** The client's half of the sync spec, against a small server that misbehaves on command. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import * as Y from "yjs";
import { systemTimers } from "#components/board/system-timers.ts";
import type { AccessAnswer } from "#lib/sync/access-answer.ts";
import type { BoardConnection, BoardConnectionOptions } from "#lib/sync/board-connection.ts";
import { countUnsavedLocally, forgetLocalBoards } from "#lib/sync/forget-local-boards.ts";
import { handOver } from "#lib/sync/hand-over.ts";
import { openBoardConnection } from "#lib/sync/open-board-connection.ts";
import { noticeTopics } from "#lib/sync/protocol.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";
import type { Timers } from "#lib/sync/timers.ts";
import {
  type FakeSyncServer,
  message,
  noticeMessage,
  savedMessage,
  startFakeSyncServer,
} from "#tests/support/fake-sync-server.ts";
import { pause, until } from "#tests/support/until.ts";

const WebSocketImpl = NodeWebSocket as unknown as typeof WebSocket;
const stallMs = 3_000;
const givingUpMs = [10_000, 15_000];
/** Waits take a twentieth, but for those whose end would say that this machine is slow, not that the server is. */
const hastyBut = (keptMs: readonly number[]): Timers => ({
  ...systemTimers,
  after: (ms, run) => systemTimers.after(keptMs.includes(ms) ? ms : ms / 20, run),
});
const hastyTimers = hastyBut([stallMs, ...givingUpMs]);
const hastyWithStalls = hastyBut(givingUpMs);

let server: FakeSyncServer;
let databases: IDBFactory;
let access: AccessAnswer;
let asked: number;
let errors: unknown[];
const opened: BoardConnection[] = [];

beforeEach(async () => {
  server = await startFakeSyncServer();
  databases = new IDBFactory();
  access = { kind: "granted", readOnly: null };
  asked = 0;
  errors = [];
});
afterEach(async () => {
  for (const connection of opened.splice(0)) connection.destroy();
  await server.stop();
});

function open(changes: Partial<BoardConnectionOptions> = {}): BoardConnection {
  const connection = openBoardConnection({
    documentId: "board-1",
    userId: "ana",
    origin: server.origin,
    readOnly: null,
    indexedDB: false,
    databases,
    timers: hastyTimers,
    WebSocketImpl,
    fetchAccess: async () => {
      asked += 1;
      return access;
    },
    onError: (error) => errors.push(error),
    ...changes,
  });
  opened.push(connection);
  return connection;
}

const edit = (connection: BoardConnection, key: string, value: unknown = true) =>
  connection.doc.transact(() => connection.doc.getMap("nodes").set(key, value), { name: "updateNode" });
const stateOf = (connection: BoardConnection): SyncState => connection.state.get();
/** Listens rather than looks: a state that is passed in a moment counts too. */
async function untilKind(connection: BoardConnection, kind: SyncState["kind"]): Promise<void> {
  let isReached = stateOf(connection).kind === kind;
  const stop = connection.state.subscribe(() => {
    isReached ||= stateOf(connection).kind === kind;
  });
  await until(`the state is ${kind}`, () => isReached).finally(stop);
}
function recordStates(connection: BoardConnection): SyncState[] {
  const states = [stateOf(connection)];
  connection.state.subscribe(() => states.push(stateOf(connection)));
  return states;
}
const goOffline = async (connection: BoardConnection) => {
  server.refuseWith = 503;
  access = { kind: "retry" };
  server.cutAll();
  await untilKind(connection, "offline");
};
const comeBack = (
  connection: BoardConnection,
  answer: AccessAnswer = { kind: "granted", readOnly: null },
) => {
  server.refuseWith = null;
  access = answer;
  connection.reconnect();
};
const serverNodes = () => server.doc.getMap("nodes").toJSON();

describe("saved", () => {
  it("[C1] is said only when the server confirmed every frame of this connection", async () => {
    server.saves = false;
    const connection = open();
    const states = recordStates(connection);
    await connection.ready;
    await until("our step 2 has arrived", () => server.frames[0]?.length === 1);
    edit(connection, "a");
    edit(connection, "b");
    await until("both edits have arrived", () => server.frames[0]?.length === 3);
    await pause(20);
    expect(stateOf(connection)).toEqual({ kind: "saving", pending: 2 });

    server.send(savedMessage(2));
    await until(
      "one is confirmed",
      () => stateOf(connection).kind === "saving" && pendingOf(connection) === 1,
    );
    server.send(savedMessage(3));
    await untilKind(connection, "saved");
    expect(states.map((state) => state.kind)).toEqual([
      "loading",
      "saving",
      "saving",
      "saving",
      "saving",
      "saved",
    ]);
  });

  it("[C1] just connected is saving, until our step 2 is confirmed", async () => {
    server.saves = false;
    const connection = open();
    await connection.ready;
    await until("our step 2 has arrived", () => server.frames[0]?.length === 1);
    expect(stateOf(connection)).toEqual({ kind: "saving", pending: 0 });
    server.send(savedMessage(1));
    await untilKind(connection, "saved");
  });

  it("[C1] counts frames that change nothing", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    // A reconnect sends a step 2 without news; two tabs' updates reach the server twice.
    server.cutAll();
    await until("it came back", () => server.frames.length === 2);
    await untilKind(connection, "saved");
    expect(server.frames[1]).toHaveLength(1);
    Y.applyUpdate(connection.doc, Y.encodeStateAsUpdate(server.doc), "another tab");
    edit(connection, "a");
    await until("it is saved there", () => serverNodes().a === true);
    await untilKind(connection, "saved");
  });

  it("[C1] doesn't believe a server that confirms more than was sent", async () => {
    server.saves = false;
    const connection = open();
    await connection.ready;
    await until("our step 2 has arrived", () => server.frames[0]?.length === 1);
    server.send(savedMessage(50));
    await untilKind(connection, "saved");
    edit(connection, "a");
    expect(stateOf(connection)).toEqual({ kind: "saving", pending: 1 });
  });

  it("[C3] a server that stops saving makes it unsaved with the count, until it saves again", async () => {
    const connection = open({ timers: hastyWithStalls });
    await untilKind(connection, "saved");
    server.saves = false;
    edit(connection, "a");
    edit(connection, "b");
    await untilKind(connection, "unsaved");
    expect(stateOf(connection)).toEqual({ kind: "unsaved", pending: 2, keptIn: "tab" });
    expect(asked).toBeGreaterThan(0); // it also looked whether it may still edit
    server.send(savedMessage(3));
    await untilKind(connection, "saved");
  });

  it("[C3] close 4503 is unsaved, not offline", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    server.saves = false;
    edit(connection, "a");
    await until("it arrived", () => server.frames[0]?.length === 2);
    server.closeAll(4503);
    await untilKind(connection, "unsaved");
    expect(pendingOf(connection)).toBe(1);
    server.saves = true;
    await untilKind(connection, "saved");
  });
});

describe("coming back", () => {
  it("[C4] reconnects after transient closes, and what was made meanwhile arrives", async () => {
    for (const code of [1012, 4205, 4508, 4529]) {
      const connection = open();
      await untilKind(connection, "saved");
      const before = server.frames.length;
      server.closeAll(code);
      await untilKind(connection, "offline");
      edit(connection, `after-${code}`);
      expect(pendingOf(connection)).toBe(1);
      await untilKind(connection, "saved");
      expect(server.frames.length).toBe(before + 1);
      expect(serverNodes()).toHaveProperty(`after-${code}`);
      connection.destroy();
    }
  });

  it("[C4] stops after permanent closes with a reason in words, and tries again when asked", async () => {
    for (const code of [4400, 4401, 4403, 4404, 4409, 4413]) {
      const connection = open();
      await untilKind(connection, "saved");
      const before = server.urls.length;
      server.closeAll(code);
      await untilKind(connection, "closed");
      expect(stateOf(connection)).toMatchObject({ kind: "closed", code, pending: 0 });
      expect(stateOf(connection)).toHaveProperty("reason", expect.stringMatching(/^[A-Z].{15,}\.$/));
      await pause(100);
      expect(server.urls.length).toBe(before);
      connection.reconnect();
      await untilKind(connection, "saved");
      connection.destroy();
    }
  });

  it("[C4] asks why an upgrade was refused, and stops when the answer is final", async () => {
    server.refuseWith = 404;
    access = { kind: "refused", code: 4404, reason: "This board has been deleted." };
    const connection = open();
    await untilKind(connection, "closed");
    expect(stateOf(connection)).toMatchObject({ code: 4404, reason: "This board has been deleted." });
    const times = asked;
    await pause(100);
    expect(asked).toBe(times);
  });

  it("[C4] goes on trying when the server is only busy, and says when", async () => {
    server.refuseWith = 503;
    access = { kind: "retry" };
    const connection = open();
    await untilKind(connection, "offline");
    await until("it asked three times", () => asked >= 3);
    await until("a time is set", () => "retryAt" in stateOf(connection));
    comeBack(connection);
    await untilKind(connection, "saved");
  });

  it("[C4] an answer that never comes or fails counts as try later", async () => {
    server.refuseWith = 503;
    let calls = 0;
    const connection = open({
      timers: hastyBut([]),
      fetchAccess: () => {
        calls += 1;
        return calls === 1 ? new Promise(() => undefined) : Promise.reject(new Error("no network"));
      },
    });
    await until("it asked again", () => calls >= 3);
    expect(stateOf(connection).kind).toBe("offline");
    expect(errors.length).toBeGreaterThan(0);
  });

  it("[C4] hears the browser go offline and online", async () => {
    const network = new EventTarget();
    const slowTimers = {
      ...hastyTimers,
      after: (ms: number, run: () => void) => systemTimers.after(ms * 100, run),
    };
    const connection = open({ network, timers: slowTimers });
    await untilKind(connection, "saved");
    network.dispatchEvent(new Event("offline"));
    await untilKind(connection, "offline");
    edit(connection, "a");
    expect(serverNodes()).toEqual({});
    network.dispatchEvent(new Event("online"));
    await untilKind(connection, "saved");
    expect(serverNodes()).toEqual({ a: true });
  });

  it("[C11] announces every topic after a reconnect, and passes notices on", async () => {
    const connection = open();
    const heard: string[] = [];
    connection.onNotice(({ topic, ids }) => heard.push(`${topic}:${ids.join()}`));
    await untilKind(connection, "saved");
    server.send(noticeMessage('{"topic":"snapshots","ids":["s1"]}'));
    server.send(noticeMessage('{"topic":"weather","ids":[]}'));
    server.send(noticeMessage("{"));
    await until("it is heard", () => heard.length === 1);
    server.cutAll();
    await until("all are announced", () => heard.length > noticeTopics.length);
    expect(heard).toEqual(["snapshots:s1", ...noticeTopics.map((topic) => `${topic}:`)]);
  });

  it("[C12] survives a frame that can't be read", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    server.send(Uint8Array.of(0, 9, 1, 2, 3));
    await until("it came back", () => server.frames.length === 2);
    await untilKind(connection, "saved");
    expect(errors).toHaveLength(1);
  });
});

describe("large documents", () => {
  it("[C5] a step 2 above 1 MB goes out in slices that apply in order", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    await goOffline(connection);
    for (let part = 0; part < 30; part++)
      for (let index = 0; index < 50; index++) edit(connection, `n${part}-${index}`, "x".repeat(2_000));
    comeBack(connection);
    await untilKind(connection, "saved");
    const frames = server.frames.at(-1) ?? [];
    expect(frames.length).toBeGreaterThanOrEqual(4);
    expect(frames.map((frame) => frame.type)).toEqual([...frames.slice(1).map(() => 2), 1]);
    expect(Math.max(...frames.map((frame) => frame.bytes))).toBeLessThan(1_100_000);
    expect(server.gaps).toBe(0);
    expect(serverNodes()).toEqual(connection.doc.getMap("nodes").toJSON());
    expect(Object.keys(serverNodes())).toHaveLength(1_500);
  });
});

describe("presence", () => {
  it("[C6] sends its own state only, renewed on every connection", async () => {
    const ana = open();
    const ben = open({ userId: "ben" });
    await Promise.all([untilKind(ana, "saved"), untilKind(ben, "saved")]);
    ana.setPresence({ cursor: { x: 1, y: 2 } });
    ben.setPresence({ selection: ["n1"] });
    await until("ana knows ben", () => ana.awareness.getStates().size === 2);
    const shown = (key: string) =>
      server.awareness.some((sent) => JSON.stringify(sent.at(-1)?.state ?? {}).includes(key));
    await until("both have shown what they do", () => shown("cursor") && shown("selection"));
    server.cutAll();
    await until("both came back", () => server.awareness.length === 4);
    await until("ana knows ben again", () => ana.awareness.getStates().size === 2);
    await until("both have shown themselves again", () => server.awareness.every((sent) => sent.length > 0));
    for (const sent of server.awareness) expect(new Set(sent.map((entry) => entry.clientId)).size).toBe(1);
    const sentBy = (client: BoardConnection) =>
      server.awareness.filter((sent) => sent[0]?.clientId === client.awareness.clientID);
    for (const client of [ana, ben]) {
      const [before, after] = sentBy(client);
      expect(after?.[0]?.clock).toBeGreaterThan(before?.at(-1)?.clock ?? Number.POSITIVE_INFINITY);
    }
    expect(sentBy(ana).at(-1)?.at(-1)?.state).toEqual({ cursor: { x: 1, y: 2 } });
  });

  it("[C6] at most 30 a second, the last one always", async () => {
    const connection = open({ timers: systemTimers });
    await untilKind(connection, "saved");
    const before = server.awareness[0]?.length ?? 0;
    const startedAt = performance.now();
    for (let step = 0; step < 50; step++) {
      connection.setPresence({ cursor: { x: step, y: 0 } });
      await pause(4);
    }
    connection.setPresence({ cursor: { x: 999, y: 0 } });
    const last = () => server.awareness[0]?.at(-1)?.state;
    await until("the last has arrived", () => JSON.stringify(last()) === '{"cursor":{"x":999,"y":0}}');
    const sent = (server.awareness[0]?.length ?? 0) - before;
    expect(sent).toBeLessThanOrEqual((performance.now() - startedAt) / 33 + 2);
    expect(sent).toBeLessThan(40);
    connection.setPresence({ cursor: undefined });
    await until("it is cleared", () => JSON.stringify(last()) === "{}");
  });

  it("[C6] shows others by what the server says of them, and ignores junk", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    const user = { id: "ben", name: "Ben", color: 3, role: "EDITOR" };
    const states = [
      [7, { user, cursor: { x: 1, y: 2 } }],
      [5, { user, cursor: { x: "1", y: 2 } }],
      [6, { cursor: { x: 1, y: 2 } }],
      [8, 12],
      [9, { user: { ...user, id: "cy", name: "Cy" }, more: 1 }],
    ];
    for (const [clientId, state] of states)
      server.send(awarenessMessage(Number(clientId), JSON.stringify(state)));
    server.send(awarenessMessage(10, "{{"));
    await until("both are there", () => connection.others.get().length === 2);
    expect(connection.others.get()).toEqual([
      { clientId: 7, user, cursor: { x: 1, y: 2 } },
      { clientId: 9, user: { ...user, id: "cy", name: "Cy" } },
    ]);
    const before = connection.others.get();
    server.send(awarenessMessage(8, "13", 2));
    await pause(20);
    expect(connection.others.get()).toBe(before);
    expect(stateOf(connection).kind).toBe("saved");
  });
});

describe("on this device", () => {
  it("[C2] a reload while offline still shows the board and says how many changes are unsaved", async () => {
    server.doc.getMap("nodes").set("from-server", true);
    const before = open({ indexedDB: true });
    await untilKind(before, "saved");
    await goOffline(before);
    edit(before, "a");
    edit(before, "b");
    expect(stateOf(before)).toMatchObject({ kind: "offline", pending: 2, keptIn: "device" });
    before.destroy();

    const after = open({ indexedDB: true });
    await after.ready;
    expect(after.doc.getMap("nodes").toJSON()).toEqual({ "from-server": true, a: true, b: true });
    await untilKind(after, "offline");
    expect(stateOf(after)).toMatchObject({ pending: 2, keptIn: "device" });
    expect(await countUnsavedLocally("ana", databases)).toEqual({ boards: 1, changes: 2 });
    comeBack(after);
    await untilKind(after, "saved");
    expect(serverNodes()).toEqual({ "from-server": true, a: true, b: true });
    await until(
      "nothing is unsaved",
      async () => (await countUnsavedLocally("ana", databases)).changes === 0,
    );
  });

  it("[C7] two tabs of one person share the device's copy", async () => {
    const one = open({ indexedDB: true });
    const two = open({ indexedDB: true });
    await Promise.all([untilKind(one, "saved"), untilKind(two, "saved")]);
    expect(one.awareness.clientID).not.toBe(two.awareness.clientID);
    await goOffline(one);
    await untilKind(two, "offline");
    for (let index = 0; index < 300; index++) {
      edit(one, `one-${index}`);
      edit(two, `two-${index}`);
    }
    one.destroy();
    await pause(50);
    const three = open({ indexedDB: true });
    await until("both tabs' edits are there", () => three.doc.getMap("nodes").size === 600);
    two.destroy();
    await untilKind(three, "offline");
    expect(pendingOf(three)).toBe(600);
    comeBack(three);
    await untilKind(three, "saved");
    expect(Object.keys(serverNodes())).toHaveLength(600);
    await until(
      "nothing is unsaved",
      async () => (await countUnsavedLocally("ana", databases)).changes === 0,
    );
  });

  it("[C7] without a database, or with one that refuses, works on in memory and says so", async () => {
    const refusing = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    const silent = { open: () => ({}) } as unknown as IDBFactory;
    for (const broken of [refusing, silent]) {
      const connection = open({ indexedDB: true, databases: broken });
      await untilKind(connection, "saved");
      await goOffline(connection);
      edit(connection, "a");
      expect(stateOf(connection)).toMatchObject({ kind: "offline", pending: 1, keptIn: "tab" });
      comeBack(connection);
      await untilKind(connection, "saved");
      connection.destroy();
    }
    expect(errors.map(String)).toEqual(["SecurityError: no", "SecurityError: no"]); // the board, the refused edits
  });

  it("[C7] a full disk is said, and made good for when there is room again", async () => {
    const full = { is: false };
    const connection = open({
      indexedDB: true,
      databases: sometimesFull(databases, full),
      timers: hastyBut([]),
    });
    await untilKind(connection, "saved");
    await goOffline(connection);
    edit(connection, "a");
    expect(stateOf(connection)).toMatchObject({ keptIn: "device" });
    full.is = true;
    edit(connection, "b");
    await until("it is said", () => keptInOf(connection) === "tab");
    edit(connection, "c");
    full.is = false;
    await until("it is made good for", () => keptInOf(connection) === "device");
    edit(connection, "d");
    connection.destroy();
    await pause(30);
    const after = open({ indexedDB: true });
    await after.ready;
    expect(after.doc.getMap("nodes").toJSON()).toEqual({ a: true, b: true, c: true, d: true });
    await untilKind(after, "offline");
    expect(pendingOf(after)).toBe(4);
  });

  it("[C8] read-only connections keep none, and clear what was there", async () => {
    server.doc.getMap("nodes").set("a", true);
    const editor = open({ indexedDB: true });
    await untilKind(editor, "saved");
    editor.destroy();
    await pause(20);
    const viewer = open({ indexedDB: true, readOnly: "viewer" });
    await untilKind(viewer, "read-only");
    expect(viewer.doc.getMap("nodes").toJSON()).toEqual({ a: true });
    viewer.destroy();

    await server.stop();
    access = { kind: "retry" };
    const offline = open({ indexedDB: true });
    await untilKind(offline, "offline");
    expect(offline.doc.getMap("nodes").toJSON()).toEqual({});
    expect(viewer.refused.count).toBe(0);
  });

  it("[C10] sign-out removes every board of that person, and open tabs let go", async () => {
    const ana = open({ indexedDB: true });
    const ben = open({ indexedDB: true, userId: "ben" });
    await Promise.all([untilKind(ana, "saved"), untilKind(ben, "saved")]);
    expect(await forgetLocalBoards("ana", databases)).toBe(1);
    await goOffline(ana);
    edit(ana, "a");
    expect(stateOf(ana)).toMatchObject({ pending: 1, keptIn: "tab" });
    expect((await databases.databases()).map((database) => database.name)).toEqual([
      "throughline:ben:board-1",
    ]);
  });
});

describe("refused edits", () => {
  it("[C9] access lost while offline: edits are set aside, a fresh document opens, nothing is merged later", async () => {
    server.doc.getMap("nodes").set("theirs", true);
    const connection = open({ indexedDB: true });
    await untilKind(connection, "saved");
    await goOffline(connection);
    edit(connection, "mine", "first");
    edit(connection, "mine", "second");
    const old = connection.doc;
    let replacement: Y.Doc | undefined;
    connection.onReplaced((doc) => {
      replacement = doc;
    });
    server.isReadOnly = true;
    comeBack(connection, { kind: "granted", readOnly: "locked" });
    await until("the document is replaced", () => replacement !== undefined);
    expect(connection.doc).toBe(replacement);
    expect(connection.doc).not.toBe(old);
    expect(connection.doc.getMap("nodes").toJSON()).toEqual({ theirs: true });
    await untilKind(connection, "refused");
    expect(stateOf(connection)).toMatchObject({
      count: 2,
      keptIn: "device",
      reason: expect.stringMatching(/locked/),
    });
    expect(JSON.parse(connection.refused.copy())).toMatchObject({
      board: "board-1",
      changes: [{ name: "updateNode", elements: ["nodes/mine"] }, { name: "updateNode" }],
      elements: { nodes: { mine: "second" } },
    });
    expect(serverNodes()).toEqual({ theirs: true });

    // Unlocked again: editing goes on, the refused edits stay aside, also in the next visit.
    server.isReadOnly = false;
    access = { kind: "granted", readOnly: null };
    server.closeAll(4205);
    await untilKind(connection, "saved");
    edit(connection, "later");
    await untilKind(connection, "saved");
    connection.destroy();
    const next = open({ indexedDB: true });
    await untilKind(next, "saved");
    await until("they are still known", () => next.refused.count === 2);
    expect(serverNodes()).toEqual({ theirs: true, later: true });
    expect(await countUnsavedLocally("ana", databases)).toEqual({ boards: 1, changes: 2 });
    await next.refused.discard();
    expect(next.refused.count).toBe(0);
    expect(next.refused.copy()).toBe("");
    expect((await databases.databases()).map((database) => database.name)).toEqual([
      "throughline:ana:board-1",
    ]);
  });

  it("[C9] edits of an earlier visit are set aside when the page opens read-only", async () => {
    const connection = open({ indexedDB: true });
    await untilKind(connection, "saved");
    await goOffline(connection);
    edit(connection, "mine");
    connection.destroy();
    await pause(30);
    server.isReadOnly = true;
    server.refuseWith = null;
    const viewer = open({ indexedDB: true, readOnly: "viewer" });
    await untilKind(viewer, "refused");
    expect(viewer.refused.count).toBe(1);
    expect(viewer.doc.getMap("nodes").toJSON()).toEqual({});
    expect(serverNodes()).toEqual({});
  });

  it("[C9] are handed over to a draft that shares the board's past, and saved there as edits", async () => {
    const connection = open({ indexedDB: true });
    await untilKind(connection, "saved");
    await goOffline(connection);
    edit(connection, "mine", "too late");
    server.isReadOnly = true;
    comeBack(connection, { kind: "granted", readOnly: "locked" });
    await untilKind(connection, "refused");
    const content = connection.refused.content();
    if (!content) throw new Error("nothing was set aside");
    await handOver({
      ...content,
      userId: "ana",
      documentId: "draft-1",
      factory: databases,
      timers: hastyTimers,
    });
    connection.destroy();
    server.isReadOnly = false;
    access = { kind: "granted", readOnly: null };
    const draft = open({ indexedDB: true, documentId: "draft-1" });
    await untilKind(draft, "saved");
    expect(draft.doc.getMap("nodes").toJSON()).toEqual({ mine: "too late" });
    expect(serverNodes()).toEqual({ mine: "too late" });
  });

  it("[C9] downgraded while typing: what was in flight or came later is refused, not lost and not shown as saved", async () => {
    const connection = open();
    await untilKind(connection, "saved");
    server.isReadOnly = true;
    access = { kind: "granted", readOnly: "viewer" };
    edit(connection, "in-flight");
    edit(connection, "in-flight-2");
    await untilKind(connection, "refused");
    expect(connection.refused.count).toBe(2);
    expect(stateOf(connection)).toMatchObject({ keptIn: "tab" });
    await until("the document is replaced", () => connection.doc.getMap("nodes").size === 0);
    // The interface should have stopped them; if it didn't, they hear of it.
    const old = connection.doc;
    edit(connection, "late");
    await until("the late one is refused too", () => connection.refused.count === 3);
    await until("the document is clean again", () => connection.doc.getMap("nodes").size === 0);
    old.getMap("nodes").set("too late", true);
    await until("even one for a document that is gone", () => connection.refused.count === 4);
    expect(connection.refused.copy()).toContain("too late");
    expect(serverNodes()).toEqual({});
  });

  it("[C9] access removed altogether: unsaved edits are set aside and stay so when access returns", async () => {
    const connection = open({ indexedDB: true });
    await untilKind(connection, "saved");
    await goOffline(connection);
    edit(connection, "mine");
    comeBack(connection, { kind: "refused", code: 4403, reason: "You no longer have access to this board." });
    await untilKind(connection, "closed");
    await until("they are set aside", () => connection.refused.count === 1);
    comeBack(connection);
    await untilKind(connection, "saved");
    expect(serverNodes()).toEqual({});
    expect(connection.doc.getMap("nodes").toJSON()).toEqual({});
    expect(connection.refused.count).toBe(1);
  });

  it("[C9] a reader whose document the server doesn't know reopens from the server", async () => {
    server.doc.getMap("nodes").set("a", true);
    const connection = open({ readOnly: "viewer" });
    await untilKind(connection, "read-only");
    // The server was restored from a backup: it no longer has what this reader saw.
    const fresh = await restartWith(server, (doc) => doc.getMap("nodes").set("b", true));
    fresh.isReadOnly = true;
    access = { kind: "granted", readOnly: "viewer" };
    await until("it shows what the server has", () => connection.doc.getMap("nodes").has("b"));
    await until("and no more than that", () => !connection.doc.getMap("nodes").has("a"));
    expect(connection.refused.count).toBe(0);
  });
});

async function restartWith(old: FakeSyncServer, fill: (doc: Y.Doc) => void): Promise<FakeSyncServer> {
  await old.stop();
  const doc = new Y.Doc();
  fill(doc);
  server = await startFakeSyncServer(Number(new URL(old.origin).port), doc);
  return server;
}

const pendingOf = (connection: BoardConnection): number => {
  const state = stateOf(connection);
  return "pending" in state ? state.pending : 0;
};
const keptInOf = (connection: BoardConnection) => {
  const state = stateOf(connection);
  return "keptIn" in state ? state.keptIn : undefined;
};

const awarenessMessage = (clientId: number, json: string, clock = 1): Uint8Array => {
  const text = new TextEncoder().encode(json);
  const varUint = (value: number) => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
  const update = Uint8Array.of(1, ...varUint(clientId), ...varUint(clock), ...varUint(text.length), ...text);
  return Uint8Array.of(...message(1, () => undefined), ...varUint(update.length), ...update);
};

/** A factory whose databases refuse to write while `full.is`. */
function sometimesFull(factory: IDBFactory, full: { is: boolean }): IDBFactory {
  const wrap = (database: IDBDatabase) => {
    const transaction = database.transaction.bind(database);
    database.transaction = (stores, mode) => {
      if (full.is && mode === "readwrite") throw new DOMException("full", "QuotaExceededError");
      return transaction(stores, mode);
    };
  };
  return {
    open: (name: string, version?: number) => {
      const request = factory.open(name, version);
      request.addEventListener("success", () => wrap(request.result));
      return request;
    },
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
  } as unknown as IDBFactory;
}
