/** Differences gathered by whom they concern, in the order in which they came. */
import type { Whereabouts } from "./whereabouts.ts";

export const groupings = ["owner", "lane", "flow"] as const;
export type Grouping = (typeof groupings)[number];

export interface DifferenceGroup<T> {
  /** The owner, lane or flow; null for what has none, which comes last. */
  readonly id: string | null;
  readonly differences: readonly T[];
}

const keys = { owner: "ownerId", lane: "laneId", flow: "flowId" } as const;

export function groupDifferences<T extends Whereabouts>(
  differences: readonly T[],
  by: Grouping,
): DifferenceGroup<T>[] {
  const groups = Map.groupBy(differences, (difference) => difference[keys[by]]);
  const all = [...groups].map(([id, members]) => ({ id, differences: members }));
  return [...all.filter(({ id }) => id !== null), ...all.filter(({ id }) => id === null)];
}
