/** Differences gathered by owner, team or flow; what was only moved is folded away. */
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { dayOf } from "#components/board/day-words.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Grouping } from "#lib/diff/group-differences.ts";
import { DifferenceRow } from "./difference-row.tsx";
import type { ListedDifference, ListedGroup } from "./listed-difference.ts";
import { MovedOnly } from "./moved-only.tsx";
import { RestorableHead, type RestoreSource } from "./restorable-head.tsx";

export interface DifferenceListProps {
  groups: readonly ListedGroup[];
  grouping: Grouping;
  comparison: Comparison;
  currentId: string | null;
  /** Null where nothing can be restored. */
  source: RestoreSource | null;
}

type Row =
  | { kind: "group"; key: string; group: ListedGroup }
  | { kind: "difference"; key: string; difference: ListedDifference };

export function DifferenceList({ groups, grouping, comparison, currentId, source }: DifferenceListProps) {
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const { scroller, virtualizer } = useRows(rows, currentId);
  const [today] = useState(() => dayOf(new Date()));
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul style={{ height: virtualizer.getTotalSize() }} className="relative">
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={row.key}
                data-index={index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === "group" ? (
                  <GroupHeader group={row.group} grouping={grouping} source={source} />
                ) : (
                  <DifferenceRow
                    difference={row.difference}
                    names={comparison.names}
                    edit={comparison.edits[row.difference.id]}
                    today={today}
                    isCurrent={row.difference.id === currentId}
                    changeRequests={comparison.changeRequests}
                    source={source}
                  />
                )}
              </li>
            )
          );
        })}
      </ul>
      <MovedOnly moved={comparison.moved} />
    </div>
  );
}

const rowsOf = (groups: readonly ListedGroup[]): Row[] =>
  groups.flatMap((group): Row[] => [
    { kind: "group", key: `group/${group.id}`, group },
    ...group.differences.map((difference) => ({
      kind: "difference" as const,
      key: `${difference.change}/${difference.id}`,
      difference,
    })),
  ]);

/** Only the rows in view are elements; a row may be as high as its fields need. The one that is current comes into view. */
function useRows(rows: readonly Row[], currentId: string | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedPx(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const goTo = useCallback(
    (id: string) => {
      const index = rows.findIndex((row) => row.kind === "difference" && row.difference.id === id);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
    },
    [rows, virtualizer],
  );
  // Not when only the rows are others: whoever reads on elsewhere stays there.
  const latest = useRef(goTo);
  latest.current = goTo;
  useEffect(() => {
    if (currentId !== null) latest.current(currentId);
  }, [currentId]);
  return { scroller, virtualizer };
}

const estimatedPx = (row: Row | undefined): number =>
  row?.kind === "difference" ? 38 + row.difference.fields.length * 24 : 34;

interface GroupHeaderProps {
  group: ListedGroup;
  grouping: Grouping;
  source: RestoreSource | null;
}

function GroupHeader({ group, grouping, source }: GroupHeaderProps) {
  const { id, name, differences } = group;
  const flow = differences.find((difference) => difference.id === id);
  return (
    <div className="border-line border-b bg-sunken px-4">
      <RestorableHead
        source={grouping === "flow" && id !== null ? source : null}
        part={{ id: id ?? "", kind: "flows", change: flow?.change ?? "changed", name }}
        className="flex h-[33px] items-center gap-2"
      >
        <h2 className="flex min-w-0 flex-1 items-center gap-2">
          {grouping === "owner" && <Avatar name={id === null ? null : name} size={20} isDecorative />}
          <span className="min-w-0 truncate font-semibold">{name}</span>
          <span className="ml-auto shrink-0 text-12 text-ink-3">{countWords(differences.length)}</span>
        </h2>
      </RestorableHead>
    </div>
  );
}

const countWords = (count: number): string =>
  count === 0 ? "No difference" : count === 1 ? "1 difference" : `${count} differences`;
