/** Boards of any size for the layout: cards in layers and six lanes, 1.5 edges per card, 15 % of them across lanes. */
import { cardHeight, cardWidth } from "#lib/board/free-place.ts";
import type { LayoutCard, LayoutEdge, LayoutInput } from "#lib/layout/layout-input.ts";

const laneCount = 6;
const edgesPerCard = 1.5;
const shareAcrossLanes = 0.15;
/** Edges lead to the next layer, some of them further. */
const reaches = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3];

export function seededGraph(cardCount: number, seed: number): LayoutInput {
  const chance = seededChance(seed);
  const pick = (count: number): number => Math.floor(chance() * count);
  const layerCount = Math.round(Math.sqrt(cardCount) * 0.7);
  const spots = Array.from({ length: cardCount }, (_, at) => ({
    id: `n${String(at).padStart(5, "0")}`,
    layer: Math.floor((at * layerCount) / cardCount),
    lane: pick(laneCount),
  }));
  const edges: LayoutEdge[] = [];
  const known = new Set<string>();
  while (edges.length < cardCount * edgesPerCard) {
    const source = spots[pick(cardCount)];
    const reach = reaches[pick(reaches.length)] ?? 1;
    const isAcross = chance() < shareAcrossLanes;
    const fitting = spots.filter(
      ({ layer, lane }) =>
        source !== undefined && layer === source.layer + reach && (lane !== source.lane) === isAcross,
    );
    const target = fitting[pick(fitting.length)];
    if (source === undefined || target === undefined || known.has(`${source.id} ${target.id}`)) continue;
    known.add(`${source.id} ${target.id}`);
    const id = `e${String(edges.length).padStart(5, "0")}`;
    const ends = { sourceId: source.id, targetId: target.id };
    edges.push({ id, ...ends, cls: "CONTROL", type: "SEQUENCE", labelPx: 0 });
  }
  const box = { x: 0, y: 0, w: cardWidth, h: cardHeight };
  const cards = spots.map(
    ({ id, lane }): LayoutCard => ({ id, kind: "STEP", laneId: `lane${lane}`, box, isPinned: false }),
  );
  return { cards, edges, laneIds: Array.from({ length: laneCount }, (_, lane) => `lane${lane}`) };
}

/** Mulberry32: the same numbers for a seed on every machine. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
