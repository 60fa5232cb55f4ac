import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createLocalCopy, type LocalCopy } from "./local-copy.ts";
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
beforeEach(() => {
  factory = new IDBFactory();
});

interface Visit {
  doc: Y.Doc;
  copy: LocalCopy;
  errors: unknown[];
  commands: number[];
}

async function visit(): Promise<Visit> {
  const doc = new Y.Doc();
  const errors: unknown[] = [];
  const commands: number[] = [];
  const copy = createLocalCopy(doc, timers, {
    onCommands: (count) => commands.push(count),
    onLoaded: () => undefined,
    onKeptIn: () => undefined,
    onError: (error) => errors.push(error),
  });
  await copy.open({ factory, name: "throughline:ana:b1", timers });
  return { doc, copy, errors, commands };
}
const keysOf = ({ doc }: Visit) => [...doc.getMap("nodes").keys()].sort();

/** As the server fetches it: format 2. */
function baseWith(...keys: string[]): Uint8Array {
  const doc = new Y.Doc();
  for (const key of keys) doc.getMap("nodes").set(key, key);
  return Y.encodeStateAsUpdateV2(doc);
}
const take = ({ doc, copy }: Visit, base: Uint8Array) =>
  copy.takeBase(base, () => Y.applyUpdateV2(doc, base, "server"));
/** Writes go to the database in the order they were made; this one comes after all of them. */
const untilKept = () => new Promise((resume) => setTimeout(resume, 50));

describe("a document's copy on the device", () => {
  it("keeps a fetched board without it being written out anew, and what is made on top of it", async () => {
    const first = await visit();
    let events = 0;
    take(first, baseWith("n1", "n2"));
    first.doc.on("update", () => {
      events += 1;
    });
    first.doc.getMap("nodes").set("n3", "mine");
    await untilKept();
    const second = await visit();
    expect(keysOf(second)).toEqual(["n1", "n2", "n3"]);
    expect(second.commands).toEqual([1]);
    expect(events).toBe(1);
    expect([...first.errors, ...second.errors]).toEqual([]);
  });

  it("hears updates again after a fetched board that can't be read", async () => {
    const first = await visit();
    expect(() => take(first, new Uint8Array([1, 2, 3]))).toThrow();
    first.doc.getMap("nodes").set("n1", "mine");
    await untilKept();
    expect(keysOf(await visit())).toEqual(["n1"]);
  });
});
