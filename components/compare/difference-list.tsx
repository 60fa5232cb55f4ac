/** All differences, gathered by owner, team or flow; J and K go through them, what was only moved is folded away. */
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { dayOf } from "#components/board/day-words.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Grouping } from "#lib/diff/group-differences.ts";
import { DifferenceRow } from "./difference-row.tsx";
import { GroupingChoice } from "./grouping-choice.tsx";
import { type ListedDifference, type ListedGroup, listedGroups } from "./listed-difference.ts";
import { MovedOnly } from "./moved-only.tsx";
import { RestorableHead, type RestoreSource } from "./restorable-head.tsx";
import { useCurrentDifference } from "./use-current-difference.ts";

export interface DifferenceListProps {
  comparison: Comparison;
  /** Another pair is on its way. */
  isRefreshing: boolean;
  /** Null where nothing can be restored. */
  source: RestoreSource | null;
}

type Row =
  | { kind: "group"; key: string; group: ListedGroup }
  | { kind: "difference"; key: string; difference: ListedDifference };

export function DifferenceList({ comparison, isRefreshing, source }: DifferenceListProps) {
  const [grouping, setGrouping] = useState<Grouping>("owner");
  const rows = useMemo(() => rowsOf(listedGroups(comparison, grouping)), [comparison, grouping]);
  const differences = useMemo(
    () => rows.flatMap((row) => (row.kind === "difference" ? [row.difference] : [])),
    [rows],
  );
  const ids = useMemo(() => differences.map(({ id }) => id), [differences]);
  const { scroller, virtualizer, goTo } = useRows(rows);
  const { id: currentId, step } = useCurrentDifference(ids, goTo);
  const [today] = useState(() => dayOf(new Date()));
  const place = currentId === null ? 0 : ids.indexOf(currentId) + 1;
  const currentName = differences.find(({ id }) => id === currentId)?.name;
  return (
    <section
      aria-label="Differences"
      aria-busy={isRefreshing}
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <GroupingChoice grouping={grouping} onChange={setGrouping} />
        <span className="ml-auto flex items-center gap-1">
          <IconButton
            label="Previous difference"
            shortcut="K"
            icon={<ArrowUp aria-hidden />}
            onClick={() => step(-1)}
          />
          <span role="status" className="min-w-16 text-center text-12 text-ink-2 tabular-nums">
            {place === 0 ? countWords(ids.length) : `${place} of ${ids.length}`}
            <span className="sr-only">{currentName && `: ${currentName}`}</span>
          </span>
          <IconButton
            label="Next difference"
            shortcut="J"
            icon={<ArrowDown aria-hidden />}
            onClick={() => step(1)}
          />
        </span>
      </div>
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
                    <GroupHeader
                      group={row.group}
                      grouping={grouping}
                      source={isRefreshing ? null : source}
                    />
                  ) : (
                    <DifferenceRow
                      difference={row.difference}
                      names={comparison.names}
                      edit={comparison.edits[row.difference.id]}
                      today={today}
                      isCurrent={row.difference.id === currentId}
                      source={isRefreshing ? null : source}
                    />
                  )}
                </li>
              )
            );
          })}
        </ul>
        <MovedOnly moved={comparison.moved} />
      </div>
    </section>
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

/** Only the rows in view are elements; a row may be as high as its fields need. */
function useRows(rows: readonly Row[]) {
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
  return { scroller, virtualizer, goTo };
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
