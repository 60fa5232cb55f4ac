import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { boardDoc } from "./board-doc.ts";
import { applyContent, contentOf, encodeContent, parseContent } from "./content.ts";
import { hashBoard } from "./hash-board.ts";
import type { BoardContent } from "./model.ts";
import { readBoard } from "./read-board.ts";
import { textEdits, writeText } from "./text-diff.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "😀", "😁", "👩‍🚀"), maxLength: 12 });
const day = fc.constantFrom("2026-10-01", "2026-11-02");
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const idsLike = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const subset = (ids: string[]) => fc.shuffledSubarray(ids);
const oneOf = (ids: string[]) => some(fc.constantFrom(...ids));
const without = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));

const [lanes, people, nodes, checkpoints] = [
  idsLike("l", 2),
  idsLike("p", 2),
  idsLike("n", 5),
  idsLike("c", 2),
];
const acceptance = fc.uniqueArray(
  fc.record({ id: fc.constantFrom("a1", "a2", "a3"), text, verify: oneOf(["TEST", "METRIC"]) }).map(without),
  { selector: (criterion) => criterion.id },
);
const node = fc.record({
  kind: fc.constantFrom("STEP", "EXCEPTION", "DECISION", "DATA_ASSET"),
  title: text,
  description: text,
  trigger: text,
  ruleText: text,
  laneId: oneOf(lanes),
  ownerId: oneOf(people),
  checkpointId: oneOf(checkpoints),
  contributors: subset(people),
  personas: fc.array(text),
  acceptance,
  isTop: fc.boolean(),
  readiness: fc.constantFrom("NONE", "BUILT"),
  stateAfter: some(fc.record({ money: text })),
});
const edge = fc.record({
  cls: fc.constant("DEPENDENCY"),
  type: fc.constant("SERVICE"),
  sourceId: fc.constantFrom(...nodes),
  targetId: fc.constantFrom(...nodes),
  description: text,
  needBy: some(day),
  fallback: some(fc.record({ nodeId: fc.constantFrom(...nodes), readiness: fc.constant("BUILT") })),
});
const flow = fc.record({
  kind: fc.constantFrom("HAPPY", "EXCEPTION"),
  name: text,
  path: fc.array(fc.constantFrom(...nodes), { maxLength: 8 }),
  share: some(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
  notes: fc.uniqueArray(fc.record({ id: fc.constantFrom("t1", "t2"), text, nodeIds: subset(nodes) }), {
    selector: (entry) => entry.id,
  }),
});
const risk = fc.record({
  targetId: fc.constantFrom(...nodes),
  cause: text,
  p: some(fc.constantFrom<unknown>("RARE", { lo: 0.1, hi: 0.2 })),
});

/** An element under some of the ids, each with its id. */
const under = (ids: string[], element: fc.Arbitrary<object>) =>
  fc
    .array(some(element), { minLength: ids.length, maxLength: ids.length })
    .map((list) =>
      Object.fromEntries(
        list.flatMap((value, at) =>
          value === undefined ? [] : [[ids[at], { id: ids[at], ...without(value) }]],
        ),
      ),
    );
const all = (ids: string[], element: fc.Arbitrary<object>) =>
  fc
    .array(element, { minLength: ids.length, maxLength: ids.length })
    .map((list) =>
      Object.fromEntries(list.map((value, at) => [ids[at], { id: ids[at], ...without(value) }])),
    );
const box = fc.record({ x: fc.nat(2_000), y: fc.nat(500), w: fc.constant(184), h: fc.constant(76) });
const contents: fc.Arbitrary<BoardContent> = fc
  .record({
    meta: fc
      .record({ objective: text, launchAt: some(day), windowDays: fc.constantFrom(28, 14) })
      .map(without),
    lanes: all(lanes, fc.record({ name: text })),
    people: all(people, fc.record({ name: text, role: some(text) })),
    checkpoints: all(checkpoints, fc.record({ metric: text, target: some(fc.integer()) })),
    nodes: all(nodes, node),
    edges: under(idsLike("e", 6), edge),
    flows: under(idsLike("f", 2), flow),
    risks: under(idsLike("r", 2), risk),
    places: fc.array(box, { minLength: nodes.length, maxLength: nodes.length }),
    orders: subset(["a0", "a1", "a2", "Zz"]).filter((keys) => keys.length >= 2),
    views: subset(nodes),
  })
  .map(({ places, orders, views, ...rest }) => {
    const layout = Object.fromEntries([
      ...nodes.map((id, at) => [id, places[at]]),
      ...lanes.map((id, at) => [id, { order: orders[at], h: 94 }]),
      ...views.map((id) => [`${id}:view`, { color: "teal" }]),
    ]);
    const parsed = parseContent({ schema: 1, ...rest, layout });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  });

const open = (content: BoardContent) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  return doc;
};
const contentIn = (doc: Y.Doc) => contentOf(readBoard(doc).board);

/** Time for one law; a floor below says how much must have been done in it. */
const budgetMs = 12_000;

describe("content of a board", () => {
  it("is the same after encoding and reading", () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(contentIn(open(content))).toEqual(content);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("applied over another board makes it equal, and applied again writes nothing", () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const doc = open(a);
        doc.transact(() => applyContent(doc, b));
        expect(contentIn(doc)).toEqual(b);
        expect(hashBoard(readBoard(doc).board)).toEqual(hashBoard(readBoard(open(b)).board));
        const before = Y.encodeStateVector(doc);
        let updates = 0;
        doc.on("update", () => (updates += 1));
        doc.transact(() => applyContent(doc, b));
        expect(updates).toBe(0);
        expect(Y.encodeStateVector(doc)).toEqual(before);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("leaves elements that are equal untouched, down to the last Yjs item", () => {
    fc.assert(
      fc.property(contents, contents, fc.constantFrom(...nodes), (a, b, kept) => {
        const doc = open(a);
        const touched = new Set<string>();
        boardDoc(doc).nodes.observeDeep((events) => {
          for (const event of events) if (event.path.length > 0) touched.add(String(event.path[0]));
        });
        doc.transact(() =>
          applyContent(doc, { ...b, nodes: { ...b.nodes, [kept]: a.nodes[kept] } as BoardContent["nodes"] }),
        );
        expect([...touched]).not.toContain(kept);
      }),
      { numRuns: 50, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("keeps what somebody typed meanwhile next to the words it changes", () => {
    const sample = (title: string): BoardContent => {
      const parsed = parseContent({ schema: 1, nodes: { n: { id: "n", kind: "STEP", title } } });
      if (!parsed.ok) throw new Error("the test's own content is refused");
      return parsed.value;
    };
    const [server, client] = [open(sample("Place the order")), new Y.Doc()];
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
    ((client.getMap("nodes").get("n") as Y.Map<unknown>).get("title") as Y.Text).insert(15, " now");
    server.transact(() => applyContent(server, sample("Place your order")));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
    expect(readBoard(server).board.nodes.get("n")?.title).toBe("Place your order now");
  });

  it("without a place for a card keeps the one it has", () => {
    const parsed = parseContent({
      schema: 1,
      nodes: { n: { id: "n", kind: "STEP" } },
      layout: { n: { x: 700, y: 9, w: 184, h: 76 } },
    });
    if (!parsed.ok) throw new Error("the test's own content is refused");
    const doc = open(parsed.value);
    doc.transact(() => applyContent(doc, { ...parsed.value, layout: {} }));
    expect(readBoard(doc).board.layout.boxes.get("n")?.x).toBe(700);
  });
});

describe("the edits between two texts", () => {
  it("lead from one to the other and never cut a character in two", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const shared = new Y.Doc().getText("t");
        shared.insert(0, before);
        writeText(shared, after);
        expect(shared.toString()).toBe(after);
        for (const { from, to, insert } of textEdits(before, after)) {
          for (const part of [before.slice(0, from), before.slice(from, to), before.slice(to), insert])
            expect(part.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1_000, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("touch nothing but what differs", () => {
    expect(textEdits("Place the order", "Place your order")).toEqual([{ from: 6, to: 9, insert: "your" }]);
    expect(textEdits("Pay", "Pay")).toEqual([]);
  });
});
