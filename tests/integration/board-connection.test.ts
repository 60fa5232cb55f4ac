/** Two people on one board: our client against the real gateway and rooms, over a journal in memory. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { systemTimers } from "#components/board/system-timers.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { blankContent } from "#lib/sample/sample-content.ts";
import type { BoardConnection } from "#lib/sync/board-connection.ts";
import type { FetchBase } from "#lib/sync/fetch-base.ts";
import { openBoardConnection } from "#lib/sync/open-board-connection.ts";
import type { MemoryDocument } from "#server/journal/memory-journal.ts";
import {
  type BoardServer,
  type Line,
  openLine,
  type Rights,
  startBoardServer,
} from "#tests/support/board-server.ts";
import { pause, until } from "#tests/support/until.ts";

const documentId = "board1";
/** Back-off takes a tenth; how long a try or an answer may take stays as it is. */
const hastyTimers = {
  ...systemTimers,
  after: (ms: number, run: () => void) => systemTimers.after(ms >= 10_000 ? ms : ms / 10, run),
};

let server: BoardServer;
let documents: Map<string, MemoryDocument>;
let rights: Rights;
const opened: Person[] = [];

beforeEach(async () => {
  documents = new Map();
  rights = new Map([
    ["ana", null],
    ["ben", null],
  ]);
  server = await startBoardServer({ documents, rights });
  server.journal.createDocument(documentId);
  await server.journal.append(documentId, encodeContent(blankContent()), []);
});
afterEach(async () => {
  for (const { connection } of opened.splice(0)) connection.destroy();
  await server.stop();
});

interface Person {
  connection: BoardConnection;
  line: Line;
}
async function open(userId: string, fetchBase?: FetchBase): Promise<Person> {
  const line = openLine(userId);
  const connection = openBoardConnection({
    documentId,
    userId,
    origin: server.origin,
    readOnly: rights.get(userId) ?? null,
    indexedDB: false,
    WebSocketImpl: line.WebSocketImpl,
    timers: hastyTimers,
    ...(fetchBase && { fetchBase }),
    fetchAccess: () => (line.isCut ? Promise.reject(new TypeError("offline")) : server.accessOf(userId)),
  });
  const person = { connection, line };
  opened.push(person);
  await connection.ready;
  return person;
}

const kindOf = ({ connection }: Person) => connection.state.get().kind;
const untilKind = (person: Person, kind: string) =>
  until(
    `the state is ${kind}, not ${JSON.stringify(person.connection.state.get())}`,
    () => kindOf(person) === kind,
  );
const pendingOf = ({ connection }: Person) => {
  const state = connection.state.get();
  return "pending" in state ? state.pending : 0;
};
const contentOfPerson = ({ connection }: Person) => contentOf(readBoard(connection.doc).board);
/** What a new process would load. */
async function storedDoc(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await server.journal.load(documentId)).updates) Y.applyUpdate(doc, update);
  return doc;
}
const storedContent = async () => contentOf(readBoard(await storedDoc()).board);

let ids = 0;
/** The person's commands, with what they need to be made up from a number. */
function handsOf({ connection }: Person) {
  const newId = () => {
    ids += 1;
    return `id${ids}`;
  };
  const commands = createCommands(connection.doc, { newId });
  const laneIds = [...readBoard(connection.doc).board.lanes.keys()];
  const nodeIds = () => [...readBoard(connection.doc).board.nodes.keys()];
  const add = (title: string): string => {
    const added = commands.addNode({ kind: "STEP", title, laneId: laneIds[0] ?? "" });
    if (!added.ok) throw new Error(added.error.message);
    return added.value;
  };
  return { commands, add, nodeIds };
}

describe("two people", () => {
  it("see each other's steps, names and cursors", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    const id = handsOf(ana).add("Pay");
    await until("ben has it", () => readBoard(ben.connection.doc).board.nodes.get(id)?.title === "Pay");
    ana.connection.setPresence({ cursor: { x: 3, y: 4 }, selection: [id] });
    await until("ben sees ana", () => ben.connection.others.get()[0]?.cursor?.x === 3);
    expect(ben.connection.others.get()).toEqual([
      {
        clientId: ana.connection.awareness.clientID,
        user: { id: "ana", name: "ana", color: 1, role: "EDITOR" },
        cursor: { x: 3, y: 4 },
        selection: [id],
      },
    ]);
    ana.connection.destroy();
    await until("ana is gone", () => ben.connection.others.get().length === 0);
  });

  it("[C13] [S46] open the board by one answer for both, while a third goes on editing", async () => {
    const ana = await open("ana");
    const hands = handsOf(ana);
    for (let i = 0; i < 200; i++) hands.add(`Step ${i}`);
    const given: Uint8Array[] = [];
    const fetchBase = async () => {
      const base = await server.rooms.base(documentId, 2);
      given.push(base);
      hands.add("Meanwhile");
      await pause(30);
      hands.add("Later");
      return base;
    };
    rights.set("cem", "viewer");
    const ben = await open("ben", fetchBase);
    const cem = await open("cem", fetchBase);
    expect(given[1]).toBe(given[0]);
    await Promise.all([untilKind(ben, "saved"), untilKind(cem, "read-only")]);
    const complete = () => JSON.stringify(contentOfPerson(ana));
    await until("ben has everything", () => JSON.stringify(contentOfPerson(ben)) === complete());
    await until("cem has everything", () => JSON.stringify(contentOfPerson(cem)) === complete());
    expect(handsOf(cem).nodeIds()).toHaveLength(204);
    const id = handsOf(ben).add("Ben's");
    await until("ben's step arrives", () => readBoard(ana.connection.doc).board.nodes.has(id));
    await untilKind(ben, "saved");
    expect((await storedContent()).nodes).toHaveProperty(id);
  });

  it("can't pass for somebody else", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    ana.connection.setPresence({ user: { id: "ben", name: "Ben", color: 9, role: "OWNER" } });
    await until("ben sees ana", () => ben.connection.others.get().length === 1);
    await pause(60);
    expect(ben.connection.others.get()[0]?.user).toEqual({
      id: "ana",
      name: "ana",
      color: 1,
      role: "EDITOR",
    });
  });

  it("type into one title at once, and no character of either is lost", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    const id = handsOf(ana).add("Pay");
    await until("ben has it", () => readBoard(ben.connection.doc).board.nodes.has(id));
    const titleOf = (person: Person) => readBoard(person.connection.doc).board.nodes.get(id)?.title ?? "";
    const typing = async (person: Person, words: string, at: (title: string) => number) => {
      const { commands } = handsOf(person);
      for (const letter of words) {
        const from = at(titleOf(person));
        const typed = commands.editText("nodes", id, "title", { from, to: from, insert: letter });
        expect(typed.ok).toBe(true);
        await pause(1);
      }
    };
    await Promise.all([
      typing(ana, "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(3), () => 0),
      typing(ben, "0123456789".repeat(8), (title) => title.length),
    ]);
    await Promise.all([untilKind(ana, "saved"), untilKind(ben, "saved")]);
    await until("both read the same", () => titleOf(ana) === titleOf(ben));
    const letters = [...titleOf(ana)].sort().join("");
    expect(letters).toBe(
      [..."Pay", ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(3), ..."0123456789".repeat(8)].sort().join(""),
    );
  });
});

describe("a partition", () => {
  it("of 200 edits on each side ends with the same board everywhere, and on disk", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    const shared = handsOf(ana).add("Shared");
    await until("ben has it", () => readBoard(ben.connection.doc).board.nodes.has(shared));
    await untilKind(ana, "saved");
    ana.line.cut();
    await untilKind(ana, "offline");

    /** 200 commands that change something; answers with what was typed into the shared description. */
    const edit = (person: Person, salt: number): string => {
      const { commands, add, nodeIds } = handsOf(person);
      let effective = 0;
      let typed = "";
      person.connection.doc.on("update", (_update, _origin, _doc, transaction) => {
        if (transaction.local) effective += 1;
      });
      const kinds: ((id: string, step: number) => void)[] = [
        (_id, step) => commands.updateNode(shared, { title: `${salt} ${step}` }),
        (id, step) => commands.moveNodes([{ id, x: step * 3, y: salt }]),
        (_id, step) => add(`Step ${salt} ${step}`),
        () => {
          typed += salt;
          commands.editText("nodes", shared, "description", { from: 0, to: 0, insert: `${salt}` });
        },
        (id) => commands.addConnected({ fromId: id }),
        (id, step) => step % 4 === 1 && id !== shared && commands.remove([id]),
      ];
      for (let step = 0; effective < 200; step++) {
        const id = nodeIds()[(step * salt) % nodeIds().length] ?? shared;
        kinds[step % kinds.length]?.(id, step);
      }
      return typed;
    };
    const typed = edit(ana, 7) + edit(ben, 11);
    expect(pendingOf(ana)).toBe(200);
    await untilKind(ben, "saved");
    expect(kindOf(ana)).toBe("offline");

    ana.line.mend();
    ana.connection.reconnect();
    await untilKind(ana, "saved");
    const expected = contentOfPerson(ana);
    await until("ben has all of it", () => JSON.stringify(contentOfPerson(ben)) === JSON.stringify(expected));
    expect(contentOfPerson(ben)).toEqual(expected);
    expect(await storedContent()).toEqual(expected);
    expect(Object.keys(expected.nodes).length).toBeGreaterThan(60);
    const description = expected.nodes[shared]?.description ?? "";
    expect([...description].sort().join("")).toBe([...typed].sort().join(""));
  });
});

describe("a server that dies", () => {
  it("loses nothing that was called saved, and gets the rest when it is back", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    const made: string[] = [];
    const saved = new Set<string>();
    for (let round = 0; round < 5; round++) {
      for (let step = 0; step < 20; step++) {
        made.push(handsOf(step % 2 ? ana : ben).add(`r${round} s${step}`));
        if (step % 7 === 6) await pause(4);
        if (kindOf(ana) === "saved" && kindOf(ben) === "saved") for (const id of made) saved.add(id);
      }
      await server.kill();
      const onDisk = readBoard(await loadFrom(documents)).board.nodes;
      for (const id of saved) expect(onDisk.has(id)).toBe(true);
      server = await startBoardServer({ documents, rights, port: server.port });
      await Promise.all([untilKind(ana, "saved"), untilKind(ben, "saved")]);
      for (const id of made) saved.add(id);
    }
    expect(Object.keys((await storedContent()).nodes).sort()).toEqual([...made].sort());
    expect(contentOfPerson(ana)).toEqual(contentOfPerson(ben));
  });

  it("says that it can't store, and catches up when it can", async () => {
    const ana = await open("ana");
    await untilKind(ana, "saved");
    server.journal.failWith(new Error("disk full"));
    const id = handsOf(ana).add("Kept here");
    await untilKind(ana, "unsaved");
    expect(ana.connection.state.get()).toEqual({ kind: "unsaved", pending: 1, keptIn: "tab" });
    server.journal.failWith(undefined);
    await untilKind(ana, "saved");
    expect((await storedContent()).nodes).toHaveProperty(id);
  });

  it("restarts in order: everybody comes back, nothing is pending", async () => {
    const ana = await open("ana");
    const id = handsOf(ana).add("Just made");
    await server.stop();
    server = await startBoardServer({ documents, rights, port: server.port });
    await untilKind(ana, "saved");
    expect((await storedContent()).nodes).toHaveProperty(id);
  });
});

describe("rights that change", () => {
  it("an editor made a viewer while typing: every edit is either stored or refused, none is lost or slips through", async () => {
    const ana = await open("ana");
    const ben = await open("ben");
    await untilKind(ana, "saved");
    const made: string[] = [];
    const { add } = handsOf(ana);
    for (let step = 0; step < 60; step++) {
      made.push(add(`Step ${step}`));
      if (step === 30) {
        rights.set("ana", "viewer");
        void server.rooms.recheck({ userId: "ana" });
      }
      if (step % 5 === 4) await pause(2);
    }
    await untilKind(ana, "refused");
    await until("the document is the server's", () => ana.connection.doc.getMap("nodes").size < made.length);
    const stored = Object.keys((await storedContent()).nodes);
    const refused: Record<string, unknown> = JSON.parse(ana.connection.refused.copy()).elements.nodes;
    expect(stored.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(refused).length).toBeGreaterThan(0);
    expect(new Set([...stored, ...Object.keys(refused)])).toEqual(new Set(made));
    expect(contentOfPerson(ana)).toEqual(await storedContent());

    // Made an editor again: only what is drawn now arrives.
    rights.set("ana", null);
    await server.rooms.recheck({ userId: "ana" });
    await untilKind(ana, "saved");
    const later = handsOf(ana).add("Later");
    await untilKind(ana, "saved");
    await until("ben has it", () => readBoard(ben.connection.doc).board.nodes.has(later));
    expect(Object.keys((await storedContent()).nodes).sort()).toEqual([...stored, later].sort());
  });

  it("somebody removed from the board is told, and stays out", async () => {
    const ben = await open("ben");
    await untilKind(ben, "saved");
    rights.delete("ben");
    await server.rooms.recheck({ userId: "ben" });
    await untilKind(ben, "closed");
    expect(ben.connection.state.get()).toMatchObject({ code: 4403 });
    await pause(100);
    expect(server.rooms.status().connections).toBe(0);
  });

  it("a viewer reads along and changes nothing", async () => {
    rights.set("ben", "viewer");
    const ana = await open("ana");
    const ben = await open("ben");
    await untilKind(ben, "read-only");
    const id = handsOf(ana).add("Pay");
    await until("ben has it", () => readBoard(ben.connection.doc).board.nodes.has(id));
    ben.line.cut();
    await untilKind(ben, "offline");
    ben.line.mend();
    await untilKind(ben, "read-only");
    expect(server.rooms.status().connections).toBe(2);
  });
});

async function loadFrom(disk: Map<string, MemoryDocument>): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const stored = disk.get(documentId);
  if (stored?.base) Y.applyUpdate(doc, stored.base.bytes);
  for (const row of stored?.log ?? []) Y.applyUpdate(doc, row.bytes);
  return doc;
}
