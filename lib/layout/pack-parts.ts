/**
 * Parts of a board that no link joins, beside and below each other: each at the columns where the lanes grow least,
 * the leftmost of those, below what stands there in each of its lanes. O(parts × columns × lanes).
 */
import type { GridCard } from "./grid-card.ts";

/** @param parts each with columns and rows from 0; pinned cards keep theirs, and so does the part they are in */
export function packParts(parts: readonly (readonly GridCard[])[]): void {
  const order = parts
    .map(footprint)
    .sort((a, b) => Number(b.isHeld) - Number(a.isHeld) || b.cards.length - a.cards.length);
  const width = stripWidth(order);
  const skyline = createSkyline();
  for (const part of order) {
    const offsets = part.isHeld ? [0] : Array.from({ length: width - part.width + 1 }, (_, at) => at);
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (const offset of offsets) {
      const growth = skyline.growth(part, offset);
      if (growth < least) [best, least] = [offset, growth];
      if (least === 0) break;
    }
    skyline.put(part, best);
  }
}

interface Footprint {
  readonly cards: readonly GridCard[];
  readonly isHeld: boolean;
  readonly width: number;
  readonly lanes: readonly LanePart[];
}

/** What a part takes of one lane. */
interface LanePart {
  readonly lane: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function footprint(cards: readonly GridCard[]): Footprint {
  const lanes = new Map<number, LanePart>();
  for (const card of cards) {
    if (card.card.isPinned) continue;
    const { lane, column, row } = card;
    const known = lanes.get(lane) ?? { lane, left: column, right: column, top: row, bottom: row };
    lanes.set(lane, {
      lane,
      left: Math.min(known.left, column),
      right: Math.max(known.right, column),
      top: Math.min(known.top, row),
      bottom: Math.max(known.bottom, row + card.span),
    });
  }
  const width = 1 + cards.reduce((right, { column }) => Math.max(right, column), 0);
  const isHeld = cards.some(({ card }) => card.isPinned);
  return { cards, isHeld, width, lanes: [...lanes.values()] };
}

/** As wide as the widest part, and wide enough that single cards make a block, not a tower. */
function stripWidth(parts: readonly Footprint[]): number {
  const counts = new Map<number, number>();
  for (const { cards } of parts) for (const { lane } of cards) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  const block = Math.ceil(Math.sqrt(Math.max(0, ...counts.values())));
  return parts.reduce((widest, { width }) => Math.max(widest, width), block);
}

function createSkyline() {
  const bottoms: number[][] = [];
  const heights: number[] = [];
  /** How far a part has to go down in a lane to stand below everything there. */
  const drop = ({ lane, left, right, top }: LanePart, offset: number): number => {
    let lowest = 0;
    for (let column = left; column <= right; column += 1)
      lowest = Math.max(lowest, bottoms[lane]?.[column + offset] ?? 0);
    return lowest - top;
  };
  return {
    growth: ({ lanes }: Footprint, offset: number): number =>
      lanes.reduce(
        (sum, part) => sum + Math.max(0, part.bottom + drop(part, offset) - (heights[part.lane] ?? 0)),
        0,
      ),
    put({ cards, isHeld, lanes }: Footprint, offset: number): void {
      const drops = new Map(lanes.map((part) => [part.lane, isHeld ? 0 : drop(part, offset)]));
      for (const part of lanes) {
        const bottom = part.bottom + (drops.get(part.lane) ?? 0);
        const skyline = bottoms[part.lane] ?? [];
        bottoms[part.lane] = skyline;
        for (let column = part.left; column <= part.right; column += 1) skyline[column + offset] = bottom;
        heights[part.lane] = Math.max(heights[part.lane] ?? 0, bottom);
      }
      for (const card of cards) {
        if (card.card.isPinned) continue;
        card.column += offset;
        card.row += drops.get(card.lane) ?? 0;
      }
    },
  };
}
