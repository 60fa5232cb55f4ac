import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import * as z from "zod/mini";
import { plainBoard } from "#tests/support/plain-board.ts";
import { boardMapNames } from "./board-doc.ts";
import { createBoardStore } from "./board-store.ts";
import { contentOf, encodeContent, parseContent } from "./content.ts";
import { hashBoard } from "./hash-board.ts";
import { type Board, entityMaps, schemas } from "./model.ts";
import { readBoard } from "./read-board.ts";
import { fieldsOf, metaFields } from "./storage.ts";

/** A value as anybody could have written it: plain, or a shared type holding more of the same. */
type Garbage = { plain: unknown } | { map: [string, Garbage][] } | { array: Garbage[] } | { text: string };

const ids = fc.constantFrom("a", "b", "c", "d", "__proto__", "constructor", "", "x".repeat(65), "a b");
const fieldNames = [
  ...new Set([...entityMaps.flatMap((map) => fieldsOf[map]), ...metaFields].map((field) => field.name)),
];
const keys = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("id", "order", "x", "y", "w", "h", "schema", ...fieldNames) },
  { weight: 1, arbitrary: ids },
);
const plain = fc.oneof(
  ids,
  fc.constantFrom<unknown>(
    "STEP",
    "CONTROL",
    "DEPENDENCY",
    "HAPPY",
    "RAISES",
    "TEAM",
    "CRITICAL",
    "a0",
    "2026-11-02",
    true,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    -1e300,
    "x".repeat(30_000),
    "\ud800",
    "\0",
    [],
    {},
    ["a", 1, null],
    { nodeId: "a", readiness: "BUILT" },
    { x: -5, y: 1e12, w: 1, h: 1e9 },
    { order: "!", h: 1 },
    { parentId: "a" },
    { parentId: "b", collapsed: "yes" },
    new Uint8Array([1, 2]),
    10n ** 15n,
  ),
  fc.string(),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);
const { garbage } = fc.letrec<{ garbage: Garbage }>((tie) => ({
  garbage: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: plain.map((value): Garbage => ({ plain: value })) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }).map((text): Garbage => ({ text })) },
    {
      weight: 3,
      arbitrary: fc.array(fc.tuple(keys, tie("garbage")), { maxLength: 8 }).map((map): Garbage => ({ map })),
    },
    { weight: 1, arbitrary: fc.array(tie("garbage"), { maxLength: 4 }).map((array): Garbage => ({ array })) },
  ),
}));

/** Nearly sound elements, so that what is broken meets what is right. */
const almost = fc
  .tuple(
    fc.constantFrom(
      { kind: "STEP" },
      { kind: "HAPPY", parentFlowId: "a" },
      { kind: "HAPPY", parentFlowId: "b" },
      { cls: "CONTROL", type: "SEQUENCE", sourceId: "a", targetId: "b" },
      { cls: "CONTROL", type: "RAISES", sourceId: "a", targetId: "a" },
      { targetId: "a" },
      {},
    ),
    fc.array(fc.tuple(keys, garbage), { maxLength: 4 }),
  )
  .map(
    ([sound, rest]): Garbage => ({
      map: [
        ...Object.entries(sound).map(([key, value]): [string, Garbage] => [key, { plain: value }]),
        ...rest,
      ],
    }),
  );
const layoutKeys = fc.constantFrom("a", "b", "c", "a:view", "b:view", "c:view", ":view", "__proto__");
const documents = fc.record({
  elements: fc.array(fc.tuple(fc.constantFrom(...boardMapNames), ids, fc.oneof(almost, garbage)), {
    maxLength: 25,
  }),
  layout: fc.array(fc.tuple(layoutKeys, garbage), { maxLength: 8 }),
});

function shared(value: Garbage): unknown {
  if ("plain" in value) return value.plain;
  if ("text" in value) return new Y.Text(value.text);
  // Yjs itself can put no big integer into an array.
  if ("array" in value)
    return Y.Array.from(value.array.map(shared).filter((entry) => typeof entry !== "bigint") as string[]);
  const map = new Y.Map<unknown>();
  for (const [key, entry] of value.map) map.set(key, shared(entry));
  return map;
}

function write(
  doc: Y.Doc,
  { elements, layout }: { elements: [string, string, Garbage][]; layout: [string, Garbage][] },
) {
  doc.transact(() => {
    for (const [map, id, value] of elements) doc.getMap(map).set(id, shared(value));
    for (const [key, value] of layout) doc.getMap("layout").set(key, shared(value));
  });
}

/** Every element satisfies its schema, and every reference on it points at something. */
function expectSound(board: Board) {
  for (const map of entityMaps) {
    for (const [id, element] of board[map]) {
      expect(element.id).toBe(id);
      expect(z.strictObject(schemas[map].shape).safeParse(element).success).toBe(true);
    }
  }
  expect([...board.layout.boxes.keys()]).toEqual([...board.nodes.keys()]);
  const parsed = parseContent(contentOf(board));
  expect(parsed.ok ? [] : parsed.error).toEqual([]);
  expect(hashBoard(board).semHash).toMatch(/^[0-9a-f]{64}$/);
}

/** Time for one law; a floor below says how much must have been done in it. */
const budgetMs = 12_000;

describe("reading a document that anybody could have written", () => {
  it("never throws, gives a sound board, and names what it left out", () => {
    let dropped = 0;
    fc.assert(
      fc.property(documents, (written) => {
        const doc = new Y.Doc();
        write(doc, written);
        const { board, findings } = readBoard(doc);
        expectSound(board);
        for (const map of entityMaps) {
          for (const id of doc.getMap(map).keys()) {
            if (board[map].has(id)) continue;
            dropped += 1;
            expect(findings).toContainEqual(expect.objectContaining({ code: "element-dropped", map, id }));
          }
        }
      }),
      { numRuns: 400, interruptAfterTimeLimit: budgetMs },
    );
    expect(dropped).toBeGreaterThan(100);
  });

  it("gives everybody the same board and the same content, however the document came", () => {
    fc.assert(
      fc.property(documents, (written) => {
        const doc = new Y.Doc();
        write(doc, written);
        const copy = new Y.Doc();
        Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc));
        expect(contentOf(readBoard(copy).board)).toEqual(contentOf(readBoard(doc).board));
      }),
      { numRuns: 100, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("writes and reads back what could be read of it", () => {
    fc.assert(
      fc.property(documents, (written) => {
        const doc = new Y.Doc();
        write(doc, written);
        const content = contentOf(readBoard(doc).board);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, encodeContent(content));
        expect(contentOf(readBoard(copy).board)).toEqual(content);
      }),
      { numRuns: 200, interruptAfterTimeLimit: budgetMs },
    );
  });

  it("one change at a time ends at the same board as reading the whole", () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 4 }), (writes) => {
        const doc = new Y.Doc();
        const store = createBoardStore(doc);
        for (const written of writes) {
          write(doc, written);
          const { board, findings } = readBoard(doc);
          expect(plainBoard(store.getBoard())).toEqual(plainBoard(board));
          expect([...store.getBoard().nodes.keys()]).toEqual([...board.nodes.keys()]);
          expect(sorted(store.findings())).toEqual(sorted(findings));
        }
        store.destroy();
      }),
      { numRuns: 200, interruptAfterTimeLimit: budgetMs },
    );
  });
});

const sorted = (findings: readonly object[]): string[] =>
  findings.map((finding) => JSON.stringify(finding)).sort();
