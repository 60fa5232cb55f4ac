/** A comparison as lists and maps show it: what was added, removed and changed in one row of differences. */
import type { Comparison, Difference, FieldDifference } from "#lib/contracts/comparison.ts";
import { type DifferenceGroup, type Grouping, groupDifferences } from "#lib/diff/group-differences.ts";

export interface ListedDifference extends Difference {
  readonly change: "added" | "removed" | "changed";
  readonly fields: readonly FieldDifference[];
  /** Of what came or went; each field of what changed has its own. */
  readonly explainedBy: string | null;
}
export interface ListedGroup extends DifferenceGroup<ListedDifference> {
  readonly name: string;
}

export function listedDifferences({ changed, added, removed }: Comparison): ListedDifference[] {
  const lone = (change: "added" | "removed") => (difference: Comparison["added"][number]) => ({
    ...difference,
    change,
    fields: [],
  });
  return [
    ...changed.map((difference) => ({ ...difference, change: "changed" as const, explainedBy: null })),
    ...added.map(lone("added")),
    ...removed.map(lone("removed")),
  ];
}

/** Groups by name, those that concern nobody last. */
export function listedGroups(
  differences: readonly ListedDifference[],
  { by, names }: { by: Grouping; names: Comparison["names"] },
): ListedGroup[] {
  return groupDifferences(differences, by)
    .map((group) => ({
      ...group,
      name: group.id === null ? nobody[by] : names[group.id] || "Without a name",
    }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name));
}

const nobody: Record<Grouping, string> = {
  owner: "Without an owner",
  lane: "Outside all lanes",
  flow: "Outside all flows",
};
