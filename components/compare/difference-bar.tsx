/** Which differences are shown, and the way from one to the next: the same over list and maps. */
"use client";

import { ArrowDown, ArrowUp, Minus, Move, Pencil, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Grouping } from "#lib/diff/group-differences.ts";
import { type Concern, changes, concernsIn, type DifferenceFilter } from "./difference-filter.ts";
import { GroupingChoice } from "./grouping-choice.tsx";
import type { ListedDifference } from "./listed-difference.ts";
import type { CurrentDifference } from "./use-current-difference.ts";

export interface DifferenceBarProps {
  /** All of them, shown or not. */
  differences: readonly ListedDifference[];
  shown: readonly ListedDifference[];
  names: Comparison["names"];
  movedCount: number;
  filter: DifferenceFilter;
  onFilter: (filter: DifferenceFilter) => void;
  grouping: Grouping;
  onGroup: (grouping: Grouping) => void;
  current: CurrentDifference;
  /** Beside a map what was only moved can be marked. */
  isOnMap: boolean;
}

export function DifferenceBar(props: DifferenceBarProps) {
  const { differences, shown, current, grouping, onGroup, isOnMap } = props;
  const place = shown.findIndex(({ id }) => id === current.id) + 1;
  const currentName = shown[place - 1]?.name;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
      <Chips {...props} />
      <ConcernChoice {...props} />
      {/* On a phone there is no list beside a map, and every row counts. */}
      <span className={isOnMap ? "max-md:hidden" : undefined}>
        <GroupingChoice grouping={grouping} onChange={onGroup} />
      </span>
      <span className="ml-auto flex items-center gap-1">
        <IconButton
          label="Previous difference"
          shortcut="K"
          icon={<ArrowUp aria-hidden />}
          onClick={() => current.step(-1)}
        />
        <span role="status" className="min-w-16 text-center text-12 text-ink-2 tabular-nums">
          {place > 0 ? `${place} of ${shown.length}` : countOf(shown.length, differences.length)}
          <span className="sr-only">{currentName && `: ${currentName}`}</span>
        </span>
        <IconButton
          label="Next difference"
          shortcut="J"
          icon={<ArrowDown aria-hidden />}
          onClick={() => current.step(1)}
        />
      </span>
    </div>
  );
}

const looks = {
  added: { Icon: Plus, color: "var(--diff-added)" },
  removed: { Icon: Minus, color: "var(--diff-removed)" },
  changed: { Icon: Pencil, color: "var(--diff-changed)" },
} as const;

function Chips({ differences, movedCount, filter, onFilter, isOnMap }: DifferenceBarProps) {
  const toggled = (change: ListedDifference["change"]) => {
    const hidden = new Set(filter.hidden);
    if (!hidden.delete(change)) hidden.add(change);
    return { ...filter, hidden };
  };
  return (
    <fieldset aria-label="Show" className="flex flex-wrap gap-1.5">
      {changes.map((change) => {
        const count = differences.filter((difference) => difference.change === change).length;
        const { Icon, color } = looks[change];
        return (
          count > 0 && (
            <Chip key={change} isOn={!filter.hidden.has(change)} onPress={() => onFilter(toggled(change))}>
              <Icon size={12} strokeWidth={2.5} style={{ color }} aria-hidden />
              {count} {change}
            </Chip>
          )
        );
      })}
      {isOnMap && movedCount > 0 && (
        <Chip isOn={filter.hasMoved} onPress={() => onFilter({ ...filter, hasMoved: !filter.hasMoved })}>
          <Move size={12} strokeWidth={2} aria-hidden />
          {movedCount} moved
        </Chip>
      )}
    </fieldset>
  );
}

function Chip({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className="flex h-7 items-center gap-1.5 rounded-r2 border border-line border-dashed px-2 text-12 text-ink-3 hover:bg-hover aria-pressed:border-solid aria-pressed:border-line-2 aria-pressed:bg-raised aria-pressed:text-ink pointer-coarse:h-9"
    >
      {children}
    </button>
  );
}

const everybody = "all";
const keyOf = ({ by, id }: Concern): string => `${by}/${id}`;
const kinds: Record<Grouping, string> = { owner: "Owner", lane: "Lane", flow: "Flow" };

function ConcernChoice({ differences, names, filter, onFilter }: DifferenceBarProps) {
  const concerns = concernsIn(differences, names);
  const options = [
    { value: everybody, label: "All differences" },
    ...concerns.map((one) => ({ value: keyOf(one), label: one.name, help: kinds[one.by] })),
  ];
  const choose = (value: string) => {
    const found = concerns.find((one) => keyOf(one) === value);
    onFilter({ ...filter, concern: found ? { by: found.by, id: found.id } : null });
  };
  return (
    <Select
      label="Whose differences"
      isLabelHidden
      appearance="chip"
      value={filter.concern ? keyOf(filter.concern) : everybody}
      options={options}
      onChange={choose}
      className="w-40 max-md:w-36"
    />
  );
}

const countOf = (shown: number, all: number): string => {
  if (shown < all) return `${shown} of ${all} shown`;
  return shown === 0 ? "No difference" : shown === 1 ? "1 difference" : `${shown} differences`;
};
