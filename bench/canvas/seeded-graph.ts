/** A board of any size from a seed: a grid of cards in six lanes with one and a half labelled edges each. */
import type { BoardContent } from "#lib/board/model.ts";

export interface GraphSize {
  cards: number;
  seed?: number;
}

const laneCount = 6;
const cardWidth = 200;
const cardHeight = 80;
const pitch = { x: 280, y: 120 };
const labels = ["valid", "sold out", "otherwise", "declined", "in stock", "expired"];

export function seededContent({ cards, seed = 1 }: GraphSize): BoardContent {
  const random = mulberry32(seed);
  const rowsPerLane = Math.max(1, Math.round(Math.sqrt(cards / laneCount / 3)));
  const nodes: Record<string, unknown> = {};
  const layout: Record<string, unknown> = {};
  const lanes: Record<string, unknown> = {};
  const people: Record<string, unknown> = {};
  const checkpoints: Record<string, unknown> = {};
  for (let i = 0; i < laneCount; i++) {
    lanes[`l${i}`] = { id: `l${i}`, name: `Team ${i + 1}` };
    layout[`l${i}`] = { order: `a${i}`, h: rowsPerLane * pitch.y + 40 };
    people[`p${i}`] = { id: `p${i}`, name: `Person ${"ABCDEF"[i]}` };
  }
  for (let i = 0; i < cards; i++) {
    const id = `n${i}`;
    const lane = i % laneCount;
    const place = Math.floor(i / laneCount);
    nodes[id] = {
      id,
      kind: "STEP",
      title: `Step ${i} of the journey`,
      laneId: `l${lane}`,
      ownerId: `p${i % laneCount}`,
      checkpointId: `c${i % 50}`,
    };
    layout[id] = {
      x: 20 + Math.floor(place / rowsPerLane) * pitch.x,
      y: 20 + (place % rowsPerLane) * pitch.y,
      w: cardWidth,
      h: cardHeight,
    };
  }
  for (let i = 0; i < 50; i++) {
    checkpoints[`c${i}`] = {
      id: `c${i}`,
      metric: `Share ${i}`,
      unit: "%",
      baseline: { v: 60 + i },
      target: 70 + i,
    };
  }
  const edges: Record<string, unknown> = {};
  for (let i = 0; i < Math.round(cards * 1.5); i++) {
    const source = Math.floor(random() * cards);
    // Onwards in the same lane, or for one in seven in another.
    const onwards = laneCount * (1 + Math.floor(random() * rowsPerLane * 2));
    const target = source + onwards + (random() < 0.15 ? 1 + Math.floor(random() * (laneCount - 1)) : 0);
    if (target >= cards) continue;
    edges[`e${i}`] = {
      id: `e${i}`,
      cls: "CONTROL",
      type: "SEQUENCE",
      sourceId: `n${source}`,
      targetId: `n${target}`,
      guard: labels[i % labels.length],
    };
  }
  return {
    schema: 1,
    meta: {},
    lanes,
    people,
    nodes,
    edges,
    flows: {},
    checkpoints,
    risks: {},
    assumptions: {},
    layout,
  } as unknown as BoardContent;
}

/** A small generator of random numbers in [0, 1), the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
