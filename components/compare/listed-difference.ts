/** A comparison as the list shows it: what was added, removed and changed in one row of differences. */
import type { Comparison, Difference, FieldDifference } from "#lib/contracts/comparison.ts";
import { type DifferenceGroup, type Grouping, groupDifferences } from "#lib/diff/group-differences.ts";

export interface ListedDifference extends Difference {
  readonly change: "added" | "removed" | "changed";
  readonly fields: readonly FieldDifference[];
}
export interface ListedGroup extends DifferenceGroup<ListedDifference> {
  readonly name: string;
}

/** Groups by name, those that concern nobody last. */
export function listedGroups(comparison: Comparison, by: Grouping): ListedGroup[] {
  const lone = (change: "added" | "removed") => (difference: Difference) => ({
    ...difference,
    change,
    fields: [],
  });
  const differences: ListedDifference[] = [
    ...comparison.changed.map((difference) => ({ ...difference, change: "changed" as const })),
    ...comparison.added.map(lone("added")),
    ...comparison.removed.map(lone("removed")),
  ];
  return groupDifferences(differences, by)
    .map((group) => ({
      ...group,
      name: group.id === null ? nobody[by] : comparison.names[group.id] || "Without a name",
    }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name));
}

const nobody: Record<Grouping, string> = {
  owner: "Without an owner",
  lane: "Outside all lanes",
  flow: "Outside all flows",
};
