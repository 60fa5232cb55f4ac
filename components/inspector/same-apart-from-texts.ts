/** Whether two states of a card differ at most in its title and description: typing there concerns no other field. */
import type { BoardNode } from "#lib/board/model.ts";

export function sameApartFromTexts(a: BoardNode, b: BoardNode): boolean {
  return a === b || JSON.stringify(withoutTexts(a)) === JSON.stringify(withoutTexts(b));
}

const withoutTexts = (node: BoardNode): BoardNode => ({ ...node, title: "", description: "" });

/** For `memo`: the props of a section of the inspector, read from one card. */
export const sameSection = (a: { node: BoardNode }, b: { node: BoardNode }): boolean =>
  sameApartFromTexts(a.node, b.node) &&
  Object.entries(a).every(
    ([key, value]) => key === "node" || Object.is(value, (b as Record<string, unknown>)[key]),
  );
