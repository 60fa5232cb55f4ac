/** The card under a point of the board. */
import { inStack, isFrame } from "./card-stack.ts";
import { contains, type Point } from "./geometry.ts";
import type { Scene } from "./scene.ts";

/** The topmost, a card before the group it stands in; `exceptId` is looked through. */
export function cardAt(
  { cards, obstacles }: Pick<Scene, "cards" | "obstacles">,
  point: Point,
  exceptId?: string,
): string | undefined {
  const under = obstacles.within({ ...point, w: 0, h: 0 }).flatMap((id) => {
    const card = id === exceptId ? undefined : cards.get(id);
    return card && contains(card.box, point) ? [card] : [];
  });
  const stack = inStack(under);
  return (stack.findLast((card) => !isFrame(card)) ?? stack.at(-1))?.id;
}
