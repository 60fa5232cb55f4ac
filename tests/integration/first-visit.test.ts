/** A first visit: the board comes by HTTP, the socket brings what is newer, and nothing depends on the former. */
import "fake-indexeddb/auto";
import { zstdCompressSync } from "node:zlib";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import * as Y from "yjs";
import { systemTimers } from "#components/board/system-timers.ts";
import type { BoardConnection, BoardConnectionOptions } from "#lib/sync/board-connection.ts";
import { fetchDocumentBase } from "#lib/sync/fetch-base.ts";
import { openBoardConnection } from "#lib/sync/open-board-connection.ts";
import { updateMediaTypes } from "#lib/sync/protocol.ts";
import { type FakeSyncServer, startFakeSyncServer } from "#tests/support/fake-sync-server.ts";
import { pause, until } from "#tests/support/until.ts";

/** Waits take a tenth. */
const hastyTimers = {
  ...systemTimers,
  after: (ms: number, run: () => void) => systemTimers.after(ms / 10, run),
};
const cards = 2_000;

let server: FakeSyncServer;
let databases: IDBFactory;
let asked: { accept: string | undefined; path: string | undefined }[];
let errors: unknown[];
const opened: BoardConnection[] = [];

beforeEach(async () => {
  server = await startFakeSyncServer();
  databases = new IDBFactory();
  asked = [];
  errors = [];
  const { doc } = server;
  doc.transact(() => {
    for (let i = 0; i < cards; i++) doc.getMap("nodes").set(`n${i}`, `Step ${i}`);
  });
});
afterEach(async () => {
  for (const connection of opened.splice(0)) connection.destroy();
  await server.stop();
});

/** The server has the route, and answers with the document as it is then. */
function giveBase(after: () => Promise<void> = async () => {}): void {
  const handle: FakeSyncServer["answerBase"] = (req, res) => {
    asked.push({ accept: req.headers.accept, path: req.url });
    const update = Y.encodeStateAsUpdateV2(server.doc);
    void after().then(() =>
      res
        .writeHead(200, { "content-type": updateMediaTypes[2], "content-encoding": "zstd" })
        .end(zstdCompressSync(update)),
    );
  };
  server.answerBase = handle;
}

function open(changes: Partial<BoardConnectionOptions> = {}): BoardConnection {
  const http = server.origin.replace("ws", "http");
  const connection = openBoardConnection({
    documentId: "board-1",
    userId: "ana",
    origin: server.origin,
    readOnly: null,
    indexedDB: false,
    databases,
    timers: hastyTimers,
    WebSocketImpl: NodeWebSocket as unknown as typeof WebSocket,
    fetchAccess: async () => ({ kind: "granted", readOnly: changes.readOnly ?? null }),
    fetchBase: (signal) =>
      fetchDocumentBase("board-1", signal, (path, init) => fetch(`${http}${path}`, init)),
    onError: (error) => errors.push(error),
    ...changes,
  });
  opened.push(connection);
  return connection;
}
const sizeOf = ({ doc }: BoardConnection) => doc.getMap("nodes").size;
const untilKind = (connection: BoardConnection, kind: string) =>
  until(`the state is ${kind}`, () => connection.state.get().kind === kind);
const untilOpen = async (connection: BoardConnection) => {
  await untilKind(connection, "saved");
  await until("the server's answer is there", () => server.answers.length > 0);
  await until("everything is there", () => sizeOf(connection) === server.doc.getMap("nodes").size);
};

describe("a first visit", () => {
  it("[C13] fetches the board while the socket opens, and the socket brings only what is newer", async () => {
    giveBase(() => pause(50));
    const connection = open();
    await until("the socket is open before the board is there", () => server.connections() === 1);
    expect([sizeOf(connection), server.answers.length]).toEqual([0, 0]);
    server.doc.getMap("nodes").set("newer", "after the answer was made");
    await untilOpen(connection);
    expect(asked).toEqual([{ accept: updateMediaTypes[2], path: "/api/v1/documents/board-1/base" }]);
    expect(server.answers).toEqual([{ bytes: expect.any(Number), known: 1 }]);
    expect(server.answers[0]?.bytes).toBeLessThan(100);
    expect(connection.doc.getMap("nodes").get("newer")).toBe("after the answer was made");
    expect(errors).toEqual([]);
  });

  it("[C13] counts nothing of it as an edit made here: nothing is sent back, unsaved or to be undone", async () => {
    giveBase();
    const connection = open({ indexedDB: true });
    const states: string[] = [];
    connection.state.subscribe(() => states.push(JSON.stringify(connection.state.get())));
    const undo = new Y.UndoManager(connection.doc.getMap("nodes"), { captureTimeout: 0 });
    await untilOpen(connection);
    expect(undo.undoStack).toHaveLength(0);
    expect(server.frames[0]?.map(({ type }) => type)).toEqual([1]);
    expect(states.filter((state) => /"pending":[1-9]/.test(state))).toEqual([]);
    connection.doc.getMap("nodes").set("mine", 1);
    await until("an edit arrives", () => server.doc.getMap("nodes").has("mine"));
    await untilKind(connection, "saved");
  });

  it("[C13] is over once the device has the board: the next visit fetches nothing", async () => {
    giveBase();
    const first = open({ indexedDB: true });
    await untilOpen(first);
    await pause(50);
    first.destroy();
    await pause(50);
    server.answers.length = 0;
    const second = open({ indexedDB: true });
    await untilOpen(second);
    expect(asked).toHaveLength(1);
    expect(server.answers[0]?.bytes).toBeLessThan(100);
  });

  it("[C13] of somebody who may only read goes the same way, and leaves nothing on the device", async () => {
    server.isReadOnly = true;
    giveBase();
    const connection = open({ readOnly: "viewer", indexedDB: true });
    await untilKind(connection, "read-only");
    await until("everything is there", () => sizeOf(connection) === cards);
    await until("the socket has answered", () => server.answers.length === 1);
    expect(server.answers[0]).toMatchObject({ known: 1 });
    expect(await databases.databases()).toEqual([]);
  });

  it("[C13] shows the board already while the socket is refused", async () => {
    giveBase();
    server.refuseWith = 503;
    const connection = open();
    await connection.ready;
    expect(sizeOf(connection)).toBe(cards);
    server.refuseWith = null;
    await untilOpen(connection);
    expect(asked).toHaveLength(1);
    expect(server.answers[0]?.bytes).toBeLessThan(100);
  });

  const failures: [string, FakeSyncServer["answerBase"]][] = [
    ["isn't there", (_req, res) => void res.writeHead(404).end()],
    ["is refused", (_req, res) => void res.writeHead(503).end("restarting")],
    ["is cut off", (_req, res) => void res.writeHead(200, { "content-length": 9_000 }).destroy()],
    ["is a page", (_req, res) => void res.writeHead(200, { "content-type": "text/html" }).end("<p>Hello")],
    [
      "is garbage",
      (_req, res) =>
        void res.writeHead(200, { "content-type": updateMediaTypes[2] }).end(Buffer.alloc(500, 213)),
    ],
    [
      "is cut short",
      (_req, res) => {
        const half = Y.encodeStateAsUpdateV2(server.doc).subarray(0, 5_000);
        res.writeHead(200, { "content-type": updateMediaTypes[2] }).end(half);
      },
    ],
    ["never comes", () => undefined],
  ];
  for (const [what, answerBase] of failures) {
    it(`[C13] whose answer ${what} gets the board by the socket alone, as if nothing had been asked`, async () => {
      server.answerBase = answerBase;
      const connection = open();
      await untilOpen(connection);
      expect(connection.doc.getMap("nodes").toJSON()).toEqual(server.doc.getMap("nodes").toJSON());
      expect(server.frames).toHaveLength(1);
      expect(server.gaps).toBe(0);
    });
  }

  it("[C13] without a way to ask, or offline, is what it was before", async () => {
    const offline = open({ fetchBase: () => Promise.reject(new TypeError("offline")) });
    await untilOpen(offline);
    expect(errors).toEqual([]);
  });
});
