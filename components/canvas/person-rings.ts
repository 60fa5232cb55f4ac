/** The rings of other people around cards, as they are painted. */
import { firstName } from "#components/board/domain-words.ts";
import type { PersonRing } from "#lib/drawing/drawing.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";

export const noRings: ReadonlyMap<string, PersonRing> = new Map();

/** Around the cards that others have selected or drag. */
export function ringsOf(others: readonly RemotePresence[]): ReadonlyMap<string, PersonRing> {
  const rings = new Map<string, PersonRing>();
  for (const { user, selection, drag } of others) {
    for (const id of [...(selection ?? []), ...Object.keys(drag ?? {})]) {
      if (!rings.has(id)) rings.set(id, { color: user.color, flag: firstName(user.name) });
    }
  }
  return rings.size > 0 ? rings : noRings;
}

export const sameRings = (a: ReadonlyMap<string, PersonRing>, b: ReadonlyMap<string, PersonRing>): boolean =>
  a === b ||
  (a.size === b.size &&
    [...a].every(([id, ring]) => ring.color === b.get(id)?.color && ring.flag === b.get(id)?.flag));
