/** The parts of a board: cards that links join, directly or through others. */
import { type GridCard, otherCard } from "./grid-card.ts";

/** Each with its cards in the order given; pinned cards and what is linked to them make one part. */
export function gridParts(grid: readonly GridCard[]): GridCard[][] {
  const partOf = new Map<GridCard, number>();
  const pinned = grid.filter(({ card }) => card.isPinned);
  let count = 0;
  for (const starts of [pinned, ...grid.map((card) => [card])]) {
    const reached = starts.filter((card) => !partOf.has(card));
    if (reached.length === 0) continue;
    for (const card of reached) partOf.set(card, count);
    for (const card of reached) {
      for (const link of card.links) {
        const other = otherCard(link, card);
        if (partOf.has(other)) continue;
        partOf.set(other, count);
        reached.push(other);
      }
    }
    count += 1;
  }
  const parts: GridCard[][] = Array.from({ length: count }, () => []);
  for (const card of grid) parts[partOf.get(card) ?? 0]?.push(card);
  return parts;
}
