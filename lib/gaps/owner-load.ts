/** How much rests on each person: the weights of the cards they own, and one for each need they own (decision 30). */
import type { Board } from "#lib/board/model.ts";

/** By person, for those who own anything. */
export function ownerLoad({ nodes, edges, meta }: Board): Map<string, number> {
  const load = new Map<string, number>();
  const add = (personId: string | undefined, weight: number) => {
    if (personId !== undefined) load.set(personId, (load.get(personId) ?? 0) + weight);
  };
  for (const { ownerId, criticality } of nodes.values()) add(ownerId, meta.weights[criticality]);
  for (const { cls, ownerId } of edges.values()) if (cls === "DEPENDENCY") add(ownerId, 1);
  return load;
}
