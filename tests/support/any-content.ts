/** Boards of every shape for laws: a handful of ids, so that two of them overlap in part. */
import fc from "fast-check";
import { parseContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";

/** Short, with characters of one, two and more code units. */
export const anyText = fc.string({
  unit: fc.constantFrom("a", "b", " ", "é", "😀", "😁", "👩‍🚀"),
  maxLength: 12,
});
const text = anyText;
const day = fc.constantFrom("2026-10-01", "2026-11-02");
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const idsLike = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const subset = (ids: string[]) => fc.shuffledSubarray(ids);
const oneOf = (ids: string[]) => some(fc.constantFrom(...ids));
const without = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));

export const cardIds = idsLike("n", 5);
const [lanes, people, nodes, checkpoints] = [idsLike("l", 2), idsLike("p", 2), cardIds, idsLike("c", 2)];
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
  stateAfter: some(fc.record({ money: some(text), stock: some(text) }).map(without)),
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
  p: some(fc.constantFrom<unknown>("RARE", { lo: 0.1, hi: 0.2 }, { lo: 0.1, hi: 0.3 })),
  status: fc.constantFrom("OPEN", "TREATED"),
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
export const anyContent: fc.Arbitrary<BoardContent> = fc
  .record({
    meta: fc
      .record({ objective: text, launchAt: some(day), windowDays: fc.constantFrom(28, 14) })
      .map(without),
    lanes: all(lanes, fc.record({ name: text })),
    people: all(people, fc.record({ name: text, role: some(text) })),
    checkpoints: all(
      checkpoints,
      fc.record({
        metric: text,
        target: some(fc.integer()),
        baseline: some(fc.record({ v: fc.nat(9), src: some(text) }).map(without)),
      }),
    ),
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
