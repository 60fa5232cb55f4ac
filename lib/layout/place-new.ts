/**
 * Places for new cards on a board that stays as it is: each in its lane, to the right of what leads to it, else to
 * the left of what it leads to or beside what it needs, else behind the lane's cards; always where nothing stands.
 */
import { type Point, placeBeside, placeIn } from "#lib/board/free-place.ts";
import { noLane } from "#lib/board/geometry.ts";
import type { Board, BoardEdge, Box } from "#lib/board/model.ts";

export interface NewCard {
  readonly id: string;
  readonly laneId?: string | undefined;
  readonly w?: number;
  readonly h?: number;
}
export type NewLink = Pick<BoardEdge, "sourceId" | "targetId" | "cls" | "type">;

/**
 * @param added the new cards, and the links that they come with
 * @returns a box for each, relative to its lane; O(cards × tries)
 */
export function placeNew(
  added: { readonly cards: readonly NewCard[]; readonly links: readonly NewLink[] },
  board: Board,
): Map<string, Box> {
  const standing = standingOn(board, new Set(added.cards.map(({ id }) => id)));
  const placed = new Map<string, Box>();
  for (const card of inFlowOrder(added)) {
    const laneId = card.laneId ?? noLane;
    const taken = [...standing.values()].filter((other) => other.laneId === laneId).map(({ box }) => box);
    const at = wishedPlace({ id: card.id, laneId }, added.links, standing);
    const box = placeIn(taken, { ...card, at });
    placed.set(card.id, box);
    standing.set(card.id, { laneId, box });
  }
  return placed;
}

interface Standing {
  readonly laneId: string;
  readonly box: Box;
}

function standingOn({ nodes, layout }: Board, added: ReadonlySet<string>): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const [id, box] of layout.boxes) {
    if (!added.has(id)) standing.set(id, { laneId: nodes.get(id)?.laneId ?? noLane, box });
  }
  return standing;
}

/** What leads to a card comes before it; cards on a circle in the order given. */
function inFlowOrder({ cards, links }: { cards: readonly NewCard[]; links: readonly NewLink[] }): NewCard[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const order = new Set<NewCard>();
  const open = new Set<NewCard>();
  const visit = (card: NewCard): void => {
    if (open.has(card)) return;
    open.add(card);
    for (const { sourceId, targetId, cls } of links) {
      const before = cls === "CONTROL" && targetId === card.id ? byId.get(sourceId) : undefined;
      if (before !== undefined) visit(before);
    }
    order.add(card);
  };
  for (const card of cards) visit(card);
  return [...order];
}

/** Beside the first thing it is linked to that stands; flow counts before what is needed. */
function wishedPlace(
  card: { id: string; laneId: string },
  links: readonly NewLink[],
  standing: ReadonlyMap<string, Standing>,
): Point | undefined {
  const leading = links.filter(({ cls, targetId }) => cls === "CONTROL" && targetId === card.id);
  const following = links.filter(({ cls, sourceId }) => cls === "CONTROL" && sourceId === card.id);
  const others = links.filter(({ cls, ...ends }) => cls !== "CONTROL" && isEnd(ends, card.id));
  for (const link of [...leading, ...following, ...others]) {
    const from = standing.get(link.sourceId === card.id ? link.targetId : link.sourceId);
    if (from === undefined) continue;
    return placeBeside(from.box, stepsOf(link, card.id), { isSameLane: from.laneId === card.laneId });
  }
  return undefined;
}

const isEnd = ({ sourceId, targetId }: { sourceId: string; targetId: string }, id: string): boolean =>
  sourceId === id || targetId === id;

/** From the card that stands: an exception below its step, a step behind what leads to it. */
function stepsOf({ cls, type, targetId }: NewLink, id: string): Point {
  if (cls !== "CONTROL" || type === "RAISES") return { x: 0, y: 1 };
  return { x: targetId === id ? 1 : -1, y: 0 };
}
