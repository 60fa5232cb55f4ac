/**
 * Columns: flow leads to the right, circles are opened, and the links together are as short as their weights ask
 * (network simplex). Then cards that only stand near others move out of crowded places.
 */
import { columnPitch } from "#lib/board/free-place.ts";
import { type GridCard, type Link, otherCard } from "./grid-card.ts";
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

/**
 * The part as a graph of ranks: a node per card, one more per link that only wants its ends near (both ends hang
 * on it), and the left border, if there are pinned cards to keep their distance from it.
 */
function rankGraph(part: readonly GridCard[]): [number, RankEdge[]] {
  const indexOf = new Map(part.map((card, at) => [card, at]));
  const edges: RankEdge[] = [];
  let count = part.length;
  for (const card of part) {
    for (const link of card.links) {
      if (link.source !== card) continue;
      const ends = { from: indexOf.get(card) ?? 0, to: indexOf.get(link.target) ?? 0, weight: link.weight };
      const { from, to, weight } = ends;
      if (link.form === "near") {
        edges.push(
          { from: count, to: from, minLength: 0, weight },
          { from: count, to, minLength: 0, weight },
        );
        count += 1;
      } else {
        const minLength = link.form === "forward" ? 1 : 0;
        edges.push(link.isBack ? { from: to, to: from, minLength, weight } : { ...ends, minLength });
      }
    }
  }
  if (!part.some(({ card }) => card.isPinned)) return [count, edges];
  part.forEach(({ card: { isPinned, box } }, to) => {
    const minLength = isPinned ? Math.round(box.x / columnPitch) : 0;
    edges.push({ from: count, to, minLength, weight: isPinned ? pinWeight : 0 });
  });
  return [count + 1, edges];
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
