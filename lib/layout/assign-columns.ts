/**
 * Columns: flow leads to the right, circles are opened, and the links together are as short as their weights ask
 * (network simplex). Then cards that only stand near others move out of crowded places.
 */
import { columnPitch } from "#lib/board/free-place.ts";
import { type GridCard, type Link, otherCard } from "./grid-card.ts";
import { flowParts } from "./grid-parts.ts";
import { networkSimplex, type RankEdge } from "./network-simplex.ts";

/** @param part cards that are joined by links, pinned ones also without; the leftmost column is 0 */
export function assignColumns(part: readonly GridCard[]): void {
  markBackLinks(part);
  const columns = networkSimplex(...rankGraph(part));
  part.forEach((card, at) => {
    card.column = columns[at] ?? 0;
  });
  spreadLoose(part);
  if (part.some(({ card }) => card.isPinned)) return;
  const least = part.reduce((left, { column }) => Math.min(left, column), Number.POSITIVE_INFINITY);
  for (const card of part) card.column -= least;
}

const isOrdered = ({ form }: Link): boolean => form !== "near";

/** Depth first from where journeys start: a link that leads back to where the walk came from closes a circle. */
function markBackLinks(part: readonly GridCard[]): void {
  const state = new Map<GridCard, "open" | "done">();
  const entries = part.filter(({ card }) => card.kind === "START");
  const sources = part.filter((card) => !card.links.some((link) => isOrdered(link) && link.target === card));
  for (const entry of [...entries, ...sources, ...part]) {
    if (state.has(entry)) continue;
    const path = [{ card: entry, at: 0 }];
    state.set(entry, "open");
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const link = step.card.links[step.at];
      step.at += 1;
      if (link === undefined) {
        state.set(step.card, "done");
        path.pop();
      } else if (isOrdered(link) && link.source === step.card) {
        const next = link.target;
        if (state.get(next) === "open") link.isBack = true;
        else if (!state.has(next)) {
          state.set(next, "open");
          path.push({ card: next, at: 0 });
        }
      }
    }
  }
}

/** Heavier than any link, so that pinned cards hold their columns. */
const pinWeight = 1_000;
/** Heavier than what a journey needs: it begins at the left, wherever that stands. */
const journeyWeight = 100;

/**
 * The part as a graph of ranks: a node per card, one more per link that only wants its ends near (both ends hang
 * on it), and the left border, if there are pinned cards to keep their distance from it or journeys to begin there.
 */
function rankGraph(part: readonly GridCard[]): [number, RankEdge[]] {
  const indexOf = new Map(part.map((card, at) => [card, at]));
  const edges: RankEdge[] = [];
  let count = part.length;
  for (const card of part) {
    for (const link of card.links) {
      if (link.source !== card) continue;
      const from = indexOf.get(card) ?? 0;
      const to = indexOf.get(link.target) ?? 0;
      edges.push(...rankEdges(link, { from, to, middle: count }));
      if (link.form === "near") count += 1;
    }
  }
  const held = borderEdges(part, { indexOf, border: count });
  return held.length === 0 ? [count, edges] : [count + 1, [...edges, ...held]];
}

function rankEdges(
  { form, weight, isBack }: Link,
  { from, to, middle }: { from: number; to: number; middle: number },
): RankEdge[] {
  if (form === "near") {
    return [from, to].map((end) => ({ from: middle, to: end, minLength: 0, weight }));
  }
  const minLength = form === "forward" ? 1 : 0;
  return [isBack ? { from: to, to: from, minLength, weight } : { from, to, minLength, weight }];
}

function borderEdges(
  part: readonly GridCard[],
  { indexOf, border }: { indexOf: ReadonlyMap<GridCard, number>; border: number },
): RankEdge[] {
  const journeys = flowParts(part);
  const edges: RankEdge[] = [];
  const hold = (card: GridCard, minLength: number, weight: number): void => {
    edges.push({ from: border, to: indexOf.get(card) ?? 0, minLength, weight });
  };
  if (part.some(({ card }) => card.isPinned)) {
    for (const card of part) {
      const { isPinned, box } = card.card;
      hold(card, isPinned ? Math.round(box.x / columnPitch) : 0, isPinned ? pinWeight : 0);
    }
  } else if (journeys.length > 1) {
    for (const journey of journeys) {
      const first = firstOf(journey);
      if (first !== undefined) hold(first, 0, journeyWeight);
    }
  }
  return edges;
}

/** Where the longest way through a journey begins. */
function firstOf(journey: readonly GridCard[]): GridCard | undefined {
  const lengths = new Map<GridCard, number>();
  const lengthFrom = (card: GridCard): number => {
    const open = [card];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.links.flatMap((link) =>
        isOrdered(link) && (link.isBack ? link.target : link.source) === top ? [otherCard(link, top)] : [],
      );
      const waiting = next.filter((other) => !lengths.has(other));
      if (waiting.length > 0) open.push(...waiting);
      else {
        lengths.set(top, 1 + next.reduce((most, other) => Math.max(most, lengths.get(other) ?? 0), 0));
        open.pop();
      }
    }
    return lengths.get(card) ?? 0;
  };
  let best: GridCard | undefined;
  for (const card of journey) if (lengthFrom(card) > (best === undefined ? 0 : lengthFrom(best))) best = card;
  return best;
}

/** What sharing a lane and column with one more card costs, in columns of a link of weight 1. */
const crowdPrice = 3;
const spreadTurns = 4;
const reach = 3;

/** Cards without an order of their own move to a column near what they are linked to where less stands already. */
function spreadLoose(part: readonly GridCard[]): void {
  const counts = new Map<number, number>();
  const place = ({ lane }: GridCard, column: number): number => lane * 1_000_000 + column;
  const add = (card: GridCard, amount: number): void => {
    const key = place(card, card.column);
    counts.set(key, (counts.get(key) ?? 0) + amount);
  };
  for (const card of part) add(card, 1);
  const loose = part.filter(({ card, links }) => !card.isPinned && !links.some(isOrdered));
  for (let turn = 0; turn < spreadTurns; turn += 1) {
    for (const card of loose) {
      add(card, -1);
      card.column = bestColumn(card, (column) => crowdPrice * (counts.get(place(card, column)) ?? 0));
      add(card, 1);
    }
  }
}

function bestColumn(card: GridCard, priceAt: (column: number) => number): number {
  const priced = (column: number): number => {
    let price = priceAt(column);
    for (const link of card.links) price += link.weight * Math.abs(column - otherCard(link, card).column);
    return price;
  };
  let [best, least] = [card.column, priced(card.column)];
  for (let distance = 1; distance <= reach; distance += 1) {
    for (const column of [card.column + distance, card.column - distance]) {
      if (column < 0) continue;
      const price = priced(column);
      if (price < least) [best, least] = [column, price];
    }
  }
  return best;
}
