/**
 * Which card lies over which: frames under all others, then by key of order, then by id. Nearly every card has no key
 * and lies in the middle.
 */
import type { NodeKind } from "#lib/board/model.ts";
import { usualOrder } from "#lib/board/order-keys.ts";
import { byCodeUnits } from "#lib/board/shared-string.ts";

export interface Stacked {
  readonly id: string;
  readonly node: { readonly kind: NodeKind };
  readonly order: string | undefined;
}

export const isFrame = ({ node }: Pick<Stacked, "node">): boolean => node.kind === "GROUP";

export const byStack = (a: Stacked, b: Stacked): number =>
  Number(isFrame(b)) - Number(isFrame(a)) ||
  byCodeUnits(a.order ?? usualOrder, b.order ?? usualOrder) ||
  byCodeUnits(a.id, b.id);

/** Lists are drawn frame after frame: each is looked through once. */
const known = new WeakMap<readonly Stacked[], readonly Stacked[]>();

/** Cards in the order of their ids from bottom to top; the list itself while nobody changed the order of any. */
export function inStack<T extends Stacked>(cards: readonly T[]): readonly T[] {
  const found = known.get(cards) as readonly T[] | undefined;
  if (found) return found;
  const stack = cards.some(({ order }) => order !== undefined) ? cards.toSorted(byStack) : cards;
  known.set(cards, stack);
  return stack;
}
