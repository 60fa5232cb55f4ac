/** One colour for every person on a board: their account's, or else one that nobody before them has. */

import { avatarColorCount, colorOfName } from "#components/ui/color-of-name.ts";
import type { Person } from "#lib/board/model.ts";

export type ColoredPerson = Pick<Person, "id" | "name" | "userId">;

/**
 * By person id. Without an account the colour of the name is kept while it is free (lists that know only the name
 * show the same one); otherwise the next free one, in the order of the ids, which is the same for everybody.
 */
export function colorsOfPeople(
  people: Iterable<ColoredPerson>,
  accounts: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const colors = new Map<string, number>();
  const uses = Array.from({ length: avatarColorCount }, () => 0);
  const give = (id: string, color: number) => {
    colors.set(id, color);
    uses[color - 1] = (uses[color - 1] ?? 0) + 1;
  };
  const inOrder = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, userId } of inOrder) {
    const color = userId === undefined ? undefined : accounts.get(userId);
    if (color !== undefined) give(id, color);
  }
  for (const { id, name } of inOrder) {
    const color = colorOfName(name);
    if (!colors.has(id) && uses[color - 1] === 0) give(id, color);
  }
  for (const { id } of inOrder) {
    if (!colors.has(id)) give(id, uses.indexOf(Math.min(...uses)) + 1);
  }
  return colors;
}
