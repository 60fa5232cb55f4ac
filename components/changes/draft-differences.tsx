/** What a draft changes of its board, or how it differs from another draft: gathered by owner, team or flow. */
"use client";

import { useMemo, useState } from "react";
import { DifferenceList } from "#components/compare/difference-list.tsx";
import { GroupingChoice } from "#components/compare/grouping-choice.tsx";
import { listedDifferences, listedGroups } from "#components/compare/listed-difference.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Grouping } from "#lib/diff/group-differences.ts";

export function DraftDifferences({ comparison }: { comparison: Comparison }) {
  const [grouping, setGrouping] = useState<Grouping>("owner");
  const { names } = comparison;
  const differences = useMemo(() => listedDifferences(comparison), [comparison]);
  const groups = useMemo(
    () => listedGroups(differences, { by: grouping, names }),
    [differences, grouping, names],
  );
  const count = differences.length;
  return (
    <section aria-label="Differences" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <GroupingChoice grouping={grouping} onChange={setGrouping} />
        <span className="ml-auto text-12 text-ink-2 tabular-nums">
          {count === 1 ? "1 difference" : `${count} differences`}
        </span>
      </div>
      <DifferenceList {...{ groups, grouping, comparison }} currentId={null} source={null} />
    </section>
  );
}
