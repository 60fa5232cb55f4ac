/** The card under a point of the board. */
import { contains, type Point } from "./geometry.ts";
import type { Scene } from "./scene.ts";

/** The topmost, a card before the group it stands in; `exceptId` is looked through. */
export function cardAt(
  scene: Pick<Scene, "cards" | "obstacles">,
  point: Point,
  exceptId?: string,
): string | undefined {
  const under = scene.obstacles.within({ ...point, w: 0, h: 0 }).filter((id) => {
    const card = scene.cards.get(id);
    return id !== exceptId && card !== undefined && contains(card.box, point);
  });
  return under.findLast((id) => scene.cards.get(id)?.node.kind !== "GROUP") ?? under.at(-1);
}
