/**
 * Groups are laid out from the inside out: what lies in a group is arranged by itself, then the group takes part as
 * one card of the size that needs. A group that is pinned, or holds a pinned card, stays as it is with all in it.
 */
import type { Box } from "#lib/board/model.ts";
import type { LayoutCard, LayoutInput } from "./layout-input.ts";

/** Room inside a group: above its cards, where its title stands, and on the other sides, in px. */
const titlePx = 30;
const paddingPx = 18;

export interface FoldedGroups {
  /** Without the cards in groups; their links lead to the group instead. */
  readonly input: LayoutInput;
  /** Puts the cards of every group back into it. */
  unfold(boxes: ReadonlyMap<string, Box>): Map<string, Box>;
}

type Arrange = (inner: LayoutInput) => ReadonlyMap<string, Box>;

export function foldGroups(input: LayoutInput, arrange: Arrange): FoldedGroups {
  const groups = outermostGroups(input.cards);
  if (groups.size === 0) return { input, unfold: (boxes) => new Map(boxes) };
  const held = new Set<string>();
  const outerOf = new Map<string, string>();
  const insides = new Map<string, Inside>();
  for (const [group, members] of groups) {
    if ([group, ...members].some(({ isPinned }) => isPinned)) {
      for (const { id } of [group, ...members]) held.add(id);
      continue;
    }
    for (const { id } of members) outerOf.set(id, group.id);
    insides.set(group.id, insideOf(group, members, { input, arrange }));
  }
  const cards = input.cards
    .filter(({ id }) => !outerOf.has(id))
    .map((card) => ({
      ...card,
      ...insides.get(card.id)?.size,
      isPinned: card.isPinned || held.has(card.id),
    }));
  const edges = input.edges.map((edge) => ({
    ...edge,
    sourceId: outerOf.get(edge.sourceId) ?? edge.sourceId,
    targetId: outerOf.get(edge.targetId) ?? edge.targetId,
  }));
  return { input: { ...input, cards, edges }, unfold: (boxes) => unfolded(boxes, insides) };
}

/** Groups that lie in no other, each with all that lies in it, also in groups inside; all of one lane. */
function outermostGroups(cards: readonly LayoutCard[]): Map<LayoutCard, LayoutCard[]> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const parentOf = ({ parentId, laneId }: LayoutCard): LayoutCard | undefined => {
    const parent = byId.get(parentId ?? "");
    return parent?.laneId === laneId ? parent : undefined;
  };
  const groups = new Map<LayoutCard, LayoutCard[]>();
  for (const card of cards) {
    const seen = new Set([card]);
    let top = card;
    for (let next = parentOf(top); next !== undefined && !seen.has(next); next = parentOf(top)) {
      seen.add(next);
      top = next;
    }
    // Groups that lead back to themselves have no outermost one.
    const isInCircle = parentOf(top) !== undefined;
    if (top !== card && !isInCircle) groups.set(top, [...(groups.get(top) ?? []), card]);
  }
  return groups;
}

interface Inside {
  readonly size: { readonly box: Box };
  /** Places of the cards, from the group's corner. */
  readonly boxes: ReadonlyMap<string, Box>;
}

function insideOf(
  group: LayoutCard,
  members: readonly LayoutCard[],
  { input, arrange }: { input: LayoutInput; arrange: Arrange },
): Inside {
  const ids = new Set(members.map(({ id }) => id));
  const boxes = arrange({
    cards: members.map(({ parentId, ...card }) =>
      parentId === undefined || parentId === group.id ? card : { ...card, parentId },
    ),
    edges: input.edges.filter(({ sourceId, targetId }) => ids.has(sourceId) && ids.has(targetId)),
    laneIds: [group.laneId],
  });
  const all = [...boxes.values()];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const w = Math.max(...all.map((box) => box.x + box.w)) - left + 2 * paddingPx;
  const h = Math.max(...all.map((box) => box.y + box.h)) - top + titlePx + paddingPx;
  const moved = [...boxes].map(([id, box]): [string, Box] => [
    id,
    { ...box, x: box.x - left + paddingPx, y: box.y - top + titlePx },
  ]);
  return { size: { box: { ...group.box, w, h } }, boxes: new Map(moved) };
}

function unfolded(boxes: ReadonlyMap<string, Box>, insides: ReadonlyMap<string, Inside>): Map<string, Box> {
  const all = new Map(boxes);
  for (const [groupId, inside] of insides) {
    const group = boxes.get(groupId);
    if (group === undefined) continue;
    for (const [id, box] of inside.boxes) all.set(id, { ...box, x: group.x + box.x, y: group.y + box.y });
  }
  return all;
}
