/** Which elements can be pointed at, decided over all maps at once. */
import { type EntityMap, entityMaps } from "./model.ts";
import type { RawBoard } from "./raw-board.ts";
import type { Exists } from "./references.ts";

/** By map and id: the earlier map that holds the id too. Ids are unique, so the later element is left out. */
export type UsedTwice = ReadonlyMap<string, EntityMap>;

const keyOf = (map: EntityMap, id: string): string => `${map}/${id}`;
const isIn = (raw: RawBoard, map: EntityMap, id: string): boolean =>
  raw.maps[map].get(id)?.value !== undefined;

/** O(elements). */
export function idsUsedTwice(raw: RawBoard): UsedTwice {
  const first = new Map<string, EntityMap>();
  const twice = new Map<string, EntityMap>();
  for (const map of entityMaps) {
    for (const [id, part] of raw.maps[map]) {
      if (part.value === undefined) continue;
      const other = first.get(id);
      if (other === undefined) first.set(id, map);
      else twice.set(keyOf(map, id), other);
    }
  }
  return twice;
}

export const takenBy = (twice: UsedTwice, map: EntityMap, id: string): EntityMap | undefined =>
  twice.size === 0 ? undefined : twice.get(keyOf(map, id));

/** Whether an id is in more than one map. */
export const isInSeveral = (raw: RawBoard, id: string): boolean =>
  entityMaps.filter((map) => isIn(raw, map, id)).length > 1;

/** An element exists when it was read, its id is its own, and, if it is an edge, both of its ends exist. */
export function existsIn(raw: RawBoard, twice: UsedTwice): Exists {
  const isRead: Exists = (map, id) => isIn(raw, map, id) && takenBy(twice, map, id) === undefined;
  return (map, id) => {
    if (!isRead(map, id)) return false;
    const edge = map === "edges" ? raw.maps.edges.get(id)?.value : undefined;
    return edge === undefined || (isRead("nodes", edge.sourceId) && isRead("nodes", edge.targetId));
  };
}
