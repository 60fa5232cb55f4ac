import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { MalformedBytes } from "./byte-reader.ts";
import { vetUpdate } from "./vet-update.ts";

const updateOf = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  write(doc);
  return Y.encodeStateAsUpdate(doc);
};

/** A struct section by hand: count, client, clock, then the bytes of its structs; no deletions. */
const craft = (...numbers: number[]) =>
  encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  });

const withAny = (...value: number[]) =>
  Uint8Array.of(1, 1, 7, 0, 8, 1, 1, 97, /* one value */ 1, ...value, /* no deletions */ 0);

function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

describe("honest updates", () => {
  const everything = updateOf((doc) => {
    const text = doc.getText("t");
    text.insert(0, "Zoë 👩‍💻 pays");
    text.format(0, 3, { bold: true });
    text.insertEmbed(2, { image: "x" });
    text.delete(4, 2);
    doc.getMap("nodes").set("n1", new Y.Map(Object.entries({ a: 1, b: [1.5, null, { c: true }] })));
    doc.getMap("nodes").set("big", 2n ** 60n);
    doc.getMap("nodes").set("int", -123456);
    doc.getMap("nodes").set("bytes", Uint8Array.of(1, 2, 3));
    doc.getMap("nodes").set("undefined", undefined);
    doc.getMap("nodes").delete("int");
    doc.getArray("a").push([1, "two", false]);
    doc.getXmlFragment("x").insert(0, [new Y.XmlElement("p"), new Y.XmlText("hi")]);
  });

  test("[S20] an update with every kind of content passes, with the clocks Yjs sees", () => {
    const { structs } = vetUpdate(everything);
    const meta = Y.parseUpdateMeta(everything);
    expect(structs).toEqual(
      [...meta.from].map(([client, from]) => ({ client, from, to: meta.to.get(client) })),
    );
  });

  test("[S20] random histories of several clients pass, with the clocks Yjs sees", () => {
    const random = randomNumbers(1);
    for (let round = 0; round < 50; round++) {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
      const updates: Uint8Array[] = [];
      for (const doc of docs) doc.on("update", (update) => updates.push(update));
      for (let i = 0; i < 60; i++) {
        const doc = docs[random(3)]!;
        const text = doc.getText("t");
        if (random(3) === 0 && text.length > 2) text.delete(random(text.length - 1), 1);
        else text.insert(random(text.length + 1), "añ𝄞b".slice(0, 1 + random(2)));
        doc.getMap("nodes").set(`n${random(5)}`, { i, r: random(100) / 7 });
        if (random(5) === 0) Y.applyUpdate(docs[random(3)]!, Y.encodeStateAsUpdate(doc));
      }
      for (const update of [
        ...updates,
        Y.mergeUpdates(updates),
        Y.mergeUpdates(updates.filter((_, i) => i % 3 > 0)),
      ]) {
        const meta = Y.parseUpdateMeta(update);
        const seen = new Map(vetUpdate(update).structs.map(({ client, to }) => [client, to]));
        for (const [client, to] of meta.to) expect(seen.get(client)).toBe(to);
      }
    }
  });

  test("the empty update passes", () => {
    expect(vetUpdate(Uint8Array.of(0, 0)).structs).toEqual([]);
  });

  test("entries set in top-level maps are counted by map", () => {
    const update = updateOf((doc) => {
      doc.getMap("nodes").set("a", new Y.Map([["title", 1]]));
      doc.getMap("nodes").set("b", new Y.Map());
      doc.getMap("layout").set("a", { x: 1 });
    });
    expect(vetUpdate(update).entries).toEqual(new Map(Object.entries({ nodes: 2, layout: 1 })));
  });

  test("[S20] a delete set may name more than 2,000 clients", () => {
    const deletes = Array.from({ length: 3_000 }, (_, i) => [i, 1, 0, 1]).flat();
    expect(() => vetUpdate(craft(0, 3_000, ...deletes))).not.toThrow();
  });
});

describe("updates that are none", () => {
  const refused: [string, Uint8Array][] = [
    ["seven bytes that claim 30 million structs", craft(1, 30_000_000, 7)],
    ["a count of clients past the end", craft(1_000_000, 1)],
    ["a clock above 2^40", craft(1, 1, 7, 2 ** 41, 0, 1, 0)],
    ["a length that passes 2^40", craft(1, 1, 7, 5, 0, 2 ** 40, 0)],
    ["a struct without length", craft(1, 1, 7, 5, 0, 0, 0)],
    ["one client id twice", craft(2, 1, 7, 5, 0, 1, 1, 7, 9, 0, 1, 0)],
    ["a deletion past 2^40", craft(0, 1, 7, 1, 2 ** 40, 5)],
    ["a deletion of nothing", craft(0, 1, 7, 1, 3, 0)],
    ["deletions past the end", craft(0, 1, 7, 1_000_000)],
    ["bytes after the end", craft(0, 0, 0)],
    ["a client id without structs", craft(1, 0, 7, 0, 0)],
    ["a struct that builds on itself", Uint8Array.of(1, 1, 7, 5, 0x84, 7, 5, 1, 97, 0)],
    ["nothing at all", new Uint8Array()],
    ["a document inside the document", Uint8Array.of(1, 1, 7, 0, 9, 1, 1, 97, 1, 97, 118, 0, 0)],
    ["an unknown kind of content", Uint8Array.of(1, 1, 7, 0, 31, 1, 1, 97, 0)],
    ["text that is not UTF-8", Uint8Array.of(1, 1, 7, 0, 4, 1, 1, 97, 2, 0xc3, 0x28, 0)],
    ["an embed that is not JSON", Uint8Array.of(1, 1, 7, 0, 5, 1, 1, 97, 1, 123, 0)],
    ["values nested a thousand deep", withAny(...Array.from({ length: 1_000 }, () => [117, 1]).flat(), 126)],
    ["an unknown kind of value", withAny(5)],
    ["2,001 client ids", craft(2_001, ...Array.from({ length: 2_001 }, (_, i) => [1, i, 0, 0, 1]).flat(), 0)],
  ];

  test.each(refused)("[S20] %s is refused", (_what, update) => {
    expect(() => vetUpdate(update)).toThrow(MalformedBytes);
  });

  test("[S20] every cut of an honest update is refused, and nothing else is thrown", () => {
    const update = updateOf((doc) => {
      doc.getText("t").insert(0, "hello");
      doc.getMap("nodes").set("n", { a: [1, "two"] });
      doc.getText("t").delete(1, 2);
    });
    for (let length = 0; length < update.length; length++)
      expect(() => vetUpdate(update.slice(0, length))).toThrow(MalformedBytes);
  });

  test("[S20] what passes after random damage, Yjs takes without an error", () => {
    const original = new Y.Doc();
    const updates: Uint8Array[] = [];
    original.on("update", (update) => updates.push(update));
    original.getText("t").insert(0, "hello world");
    original.getMap("nodes").set("n", new Y.Map([["title", new Y.Text("pay")]]));
    original.getText("t").delete(1, 2);
    original.getText("t").format(2, 4, { bold: true });
    original.getMap("nodes").delete("n");
    original.getArray("a").push([1, 2, 3]);
    const whole = Y.encodeStateAsUpdate(original);
    const random = randomNumbers(42);
    let passed = 0;
    for (let i = 0; i < 6_000; i++) {
      const damaged = (i % 2 ? whole : updates[random(updates.length)]!).slice();
      for (let hits = 1 + random(2); hits > 0; hits--)
        damaged[random(damaged.length)] = random(i % 3 ? 16 : 256);
      try {
        vetUpdate(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedBytes);
        continue;
      }
      passed += 1;
      Y.applyUpdate(new Y.Doc(), damaged);
      const known = new Y.Doc();
      Y.applyUpdate(known, i % 5 ? whole : updates[0]!);
      Y.applyUpdate(known, damaged);
    }
    expect(passed).toBeGreaterThan(500);
  });

  test("[S20] looking through a claim of millions takes no time", () => {
    const claim = craft(1, 30_000_000, 7);
    const before = process.cpuUsage();
    for (let i = 0; i < 20; i++) expect(() => vetUpdate(claim)).toThrow(MalformedBytes);
    const { user, system } = process.cpuUsage(before);
    // A server that believes the claim takes 200 ms for each.
    expect((user + system) / 1_000).toBeLessThan(500);
  });
});
