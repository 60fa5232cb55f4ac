/** The parts of a board: cards that links join, directly or through others. */
import { type GridCard, type Link, otherCard } from "./grid-card.ts";

/** Each with its cards in the order given; pinned cards and what is linked to them make one part. */
export function gridParts(grid: readonly GridCard[]): GridCard[][] {
  const pinned = grid.filter(({ card }) => card.isPinned);
  return joinedCards(grid, { together: pinned, joins: () => true });
}

/** Cards that flow joins, leaving out those that no flow passes. */
export function flowParts(part: readonly GridCard[]): GridCard[][] {
  const inFlow = part.filter(({ links }) => links.some(({ isFlow }) => isFlow));
  return joinedCards(inFlow, { together: [], joins: ({ isFlow }) => isFlow });
}

function joinedCards(
  cards: readonly GridCard[],
  { together, joins }: { together: readonly GridCard[]; joins: (link: Link) => boolean },
): GridCard[][] {
  const partOf = new Map<GridCard, number>();
  let count = 0;
  for (const starts of [together, ...cards.map((card) => [card])]) {
    const reached = starts.filter((card) => !partOf.has(card));
    if (reached.length === 0) continue;
    for (const card of reached) partOf.set(card, count);
    for (const card of reached) {
      for (const link of card.links) {
        const other = otherCard(link, card);
        if (partOf.has(other) || !joins(link)) continue;
        partOf.set(other, count);
        reached.push(other);
      }
    }
    count += 1;
  }
  const parts: GridCard[][] = Array.from({ length: count }, () => []);
  for (const card of cards) parts[partOf.get(card) ?? 0]?.push(card);
  return parts;
}
