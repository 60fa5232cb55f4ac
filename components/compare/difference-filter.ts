/** Which differences are shown, the same in every view: by what became of them and by whom they concern. */
import type { Comparison } from "#lib/contracts/comparison.ts";
import { type Grouping, groupings } from "#lib/diff/group-differences.ts";
import type { ListedDifference } from "./listed-difference.ts";

export const changes = ["added", "removed", "changed"] as const;

export interface DifferenceFilter {
  readonly hidden: ReadonlySet<ListedDifference["change"]>;
  /** One owner, lane or flow; null for all. */
  readonly concern: Concern | null;
  /** Whether maps also mark what was only moved. */
  readonly hasMoved: boolean;
}

export interface Concern {
  readonly by: Grouping;
  readonly id: string;
}

export const noFilter: DifferenceFilter = { hidden: new Set(), concern: null, hasMoved: false };

const keys = { owner: "ownerId", lane: "laneId", flow: "flowId" } as const;

export const filtered = (
  differences: readonly ListedDifference[],
  { hidden, concern }: DifferenceFilter,
): ListedDifference[] =>
  differences.filter(
    (difference) =>
      !hidden.has(difference.change) && (concern === null || difference[keys[concern.by]] === concern.id),
  );

/** Every owner, lane and flow that a difference concerns, by name. */
export function concernsIn(
  differences: readonly ListedDifference[],
  names: Comparison["names"],
): (Concern & { name: string })[] {
  return groupings.flatMap((by) => {
    const ids = new Set(differences.flatMap((difference) => difference[keys[by]] ?? []));
    return [...ids]
      .map((id) => ({ by, id, name: names[id] || "Without a name" }))
      .sort((a, b) => a.name.localeCompare(b.name));
  });
}
