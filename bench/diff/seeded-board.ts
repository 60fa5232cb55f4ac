/** A board of many elements, and the same board a review round later: 2 % changed, the map tidied up. */
import type { BoardContent } from "#lib/board/model.ts";
import { contentSchema } from "#lib/board/model.ts";

const lanes = 8;
const people = 40;

/** Of ten elements four are cards, five edges, one a checkpoint; ids as people's boards have them. */
export function seededBoard(elements: number): BoardContent {
  const cards = Math.floor((elements - lanes - people) * 0.4);
  const edges = Math.floor((elements - lanes - people) * 0.5);
  const checkpoints = elements - lanes - people - cards - edges;
  const criticalities = ["CRITICAL", "MAJOR", "MINOR"];
  return contentSchema.parse({
    schema: 1,
    lanes: byId("l", lanes, (n) => ({ name: `Team ${n}` })),
    people: byId("p", people, (n) => ({ name: `Person ${n}`, laneId: `l${n % lanes}` })),
    checkpoints: byId("m", checkpoints, (n) => ({
      metric: `Measure ${n}`,
      unit: "%",
      target: 95,
      baseline: { v: 80 },
    })),
    nodes: byId("n", cards, (n) => ({
      kind: "STEP",
      title: `Step number ${n} of the launch`,
      description: `What happens here is described in a sentence or two, as people do (${n}).`,
      laneId: `l${n % lanes}`,
      ownerId: `p${n % people}`,
      criticality: criticalities[n % 3],
      checkpointId: `m${n % checkpoints}`,
      ...(n % 10 === 0 && { acceptance: [{ id: `a${n}`, text: `Criterion of ${n}`, verify: "TEST" }] }),
    })),
    edges: byId("e", edges, (n) => ({
      ...(n % 3 === 0 ? { cls: "DEPENDENCY", type: "SERVICE" } : { cls: "CONTROL", type: "SEQUENCE" }),
      sourceId: `n${n % cards}`,
      targetId: `n${(n * 7 + 1 + Math.floor(n / cards)) % cards}`,
    })),
    layout: Object.fromEntries(
      Array.from({ length: cards }, (_, n) => [`n${n}`, { x: n * 10, y: 9, w: 184, h: 76 }]),
    ),
  });
}

/** Every 50th element changed or replaced, every card moved. */
export function changedBoard(board: BoardContent): BoardContent {
  const next = structuredClone(board);
  for (const [at, node] of Object.values(next.nodes).entries()) {
    if (at % 50 === 0) node.title = `${node.title} again`;
    if (at % 100 === 25) node.laneId = "l0";
  }
  for (const [at, edge] of Object.values(next.edges).entries()) {
    if (at % 50 === 10) edge.targetId = "n3";
    if (at % 100 === 30) delete next.edges[edge.id];
    if (at % 100 === 31) next.edges[`x${at}`] = { ...edge, id: `x${at}` };
  }
  for (const [at, checkpoint] of Object.values(next.checkpoints).entries())
    if (at % 50 === 0) checkpoint.target = 99;
  for (const [key, place] of Object.entries(next.layout))
    if ("x" in place) next.layout[key] = { ...place, x: place.x + 23 };
  return next;
}

const byId = (prefix: string, count: number, element: (n: number) => object): Record<string, object> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${prefix}${n}`, { id: `${prefix}${n}`, ...element(n) }]),
  );
