import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { KeptCommand } from "./kept-command.ts";
import { clearLeftovers, type KeptUpdate, type LocalDatabase, openLocalDatabase } from "./local-database.ts";
import type { Timers } from "./timers.ts";

const timers: Timers = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, run) => {
    const id = setTimeout(run, delayMs);
    return () => clearTimeout(id);
  },
};
let factory: IDBFactory;
const place = () => ({ factory, name: "throughline:ana:b1", timers });
beforeEach(() => {
  factory = new IDBFactory();
});

interface Tab {
  doc: Y.Doc;
  database: LocalDatabase;
  errors: unknown[];
}

/** A document whose every update is kept. */
async function openTab(): Promise<Tab> {
  const doc = new Y.Doc();
  const local = {};
  const errors: unknown[] = [];
  const merge = (updates: KeptUpdate[]) => {
    for (const update of updates) {
      if (update instanceof Uint8Array) Y.applyUpdate(doc, update, local);
      else Y.applyUpdateV2(doc, update.v2, local);
    }
  };
  const database = await openLocalDatabase(place(), {
    encode: () => Y.encodeStateAsUpdate(doc),
    merge,
    unconfirmed: () => [],
    onKeptIn: () => undefined,
    onError: (error) => errors.push(error),
  });
  merge((await database.load()).updates);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== local) database.add(update, null);
  });
  return { doc, database, errors };
}
const command = (id: string): KeptCommand => ({ id, name: "moveNodes", at: 1, touched: [["nodes", "n1"]] });
const set = (tab: Tab, key: string) => tab.doc.getMap("nodes").set(key, true);
const keysOf = (tab: Tab) => [...tab.doc.getMap("nodes").keys()].sort();

describe("a board on the device", () => {
  it("compacts long logs without losing what another tab wrote meanwhile", async () => {
    const one = await openTab();
    const two = await openTab();
    // A command writes at once: without one each would be gathered with the others.
    const write = (tab: Tab, key: string) => {
      set(tab, key);
      tab.database.add(new Uint8Array([0, 0]), command(key));
    };
    for (let index = 0; index < 700; index++) {
      write(one, `one-${index}`);
      if (index % 10 === 0) write(two, `two-${index}`);
    }
    await one.database.settled();
    await two.database.settled();
    const three = await openTab();
    expect(keysOf(three)).toHaveLength(770);
    const { updates } = await three.database.load();
    expect(updates.length).toBeLessThan(700);
    expect([...one.errors, ...two.errors]).toEqual([]);
  });

  it("keeps what was asked for before it was closed at once", async () => {
    const one = await openTab();
    for (let index = 0; index < 20; index++) set(one, `n${index}`);
    one.database.close();
    expect(keysOf(await openTab())).toHaveLength(20);
  });

  it("gathers what others do, and writes it at once with a command that builds on it", async () => {
    const one = await openTab();
    const theirs = new Y.Doc();
    const take = (update: Uint8Array) => Y.applyUpdate(one.doc, update);
    theirs.on("update", take);
    for (let index = 0; index < 20; index++) theirs.getMap("nodes").set(`n${index}`, true);
    expect((await one.database.load()).updates).toEqual([]);
    one.database.add(new Uint8Array([0, 0]), command("1-1"));
    const { updates, commands } = await one.database.load();
    expect([updates.length, commands.length]).toEqual([21, 1]);
    expect(keysOf(await openTab())).toHaveLength(20);
  });

  it("counts a command until it is confirmed, each tab its own", async () => {
    const one = await openTab();
    const two = await openTab();
    one.database.add(new Uint8Array([0, 0]), command("1-1"));
    one.database.add(new Uint8Array([0, 0]), command("1-2"));
    two.database.add(new Uint8Array([0, 0]), command("2-1"));
    one.database.confirm(["1-1"]);
    await Promise.all([one.database.settled(), two.database.settled()]);
    const { commands } = await one.database.load();
    expect(commands.map(({ id }) => id)).toEqual(["1-2", "2-1"]);
  });

  it("[C8] leftovers are handed over once, and no database is made where there was none", async () => {
    const seen: number[] = [];
    const setAside = async ({ commands }: { commands: KeptCommand[] }) => void seen.push(commands.length);
    await clearLeftovers(place(), setAside);
    expect(await factory.databases()).toEqual([]);

    const one = await openTab();
    set(one, "a");
    one.database.add(new Uint8Array([0, 0]), command("1-1"));
    await one.database.settled();
    await clearLeftovers(place(), setAside);
    await clearLeftovers(place(), setAside);
    expect(seen).toEqual([1]);
    expect(keysOf(await openTab())).toEqual([]);
  });
});
