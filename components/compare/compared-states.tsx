/** A comparison in the view that was chosen, with the filters, the keys and the panel that all views share. */
"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { dayOf } from "#components/board/day-words.ts";
import { useWidthClass } from "#components/board/use-width-class.ts";
import { StabilityTrend } from "#components/rounds/stability-trend.tsx";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { can } from "#lib/access/roles.ts";
import type { Board } from "#lib/board/model.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Grouping } from "#lib/diff/group-differences.ts";
import { useCompareAddress } from "./compare-address.ts";
import type { MapBoards } from "./compared-maps.tsx";
import { DifferenceBar } from "./difference-bar.tsx";
import { filtered, noFilter } from "./difference-filter.ts";
import { DifferenceList } from "./difference-list.tsx";
import { DifferenceRow } from "./difference-row.tsx";
import { type ListedDifference, listedDifferences, listedGroups } from "./listed-difference.ts";
import type { RestoreSource } from "./restorable-head.tsx";
import { StabilityPanel } from "./stability-panel.tsx";
import { useCurrentDifference } from "./use-current-difference.ts";

const loadMaps = () => import("./compared-maps.tsx");
const ComparedMaps = dynamic(() => loadMaps().then((module) => module.ComparedMaps), { ssr: false });

/** Their code, and the scenes of these boards, are made ready while what differs is worked out. */
export async function prepareMaps(boards: readonly Board[]): Promise<void> {
  const [{ prepareScene }] = await Promise.all([import("./use-settling-scene.ts"), loadMaps()]);
  for (const board of boards) prepareScene(board);
}

export interface ComparedStatesProps {
  facts: BoardFacts;
  comparison: Comparison;
  /** The two states for maps, once they are there. */
  boards: MapBoards;
  /** Another pair is on its way. */
  isRefreshing: boolean;
}

export function ComparedStates({ facts, comparison, boards, isRefreshing }: ComparedStatesProps) {
  const { view } = useCompareAddress();
  const isPhone = useWidthClass() === "phone";
  const [filter, setFilter] = useState(noFilter);
  const [grouping, setGrouping] = useState<Grouping>("owner");
  const { names, moved } = comparison;
  const differences = useMemo(() => listedDifferences(comparison), [comparison]);
  const groups = useMemo(
    () => listedGroups(filtered(differences, filter), { by: grouping, names }),
    [differences, filter, grouping, names],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.differences), [groups]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const current = useCurrentDifference(ids);
  const source = isRefreshing ? null : sourceOf(facts, comparison);
  const colors = useMemo(() => colorsByName(comparison), [comparison]);
  const list = <DifferenceList {...{ groups, grouping, comparison, source }} currentId={current.id} />;
  const stability = (
    <StabilityPanel
      stability={comparison.stability}
      onChoose={current.choose}
      trend={
        <StabilityTrend
          boardId={facts.boardId}
          current={{ from: comparison.from.snapshotId, to: comparison.to.snapshotId }}
        />
      }
    />
  );
  const currentDifference = shown.find(({ id }) => id === current.id);
  return (
    <AvatarColorsContext value={colors}>
      <section
        aria-label="Differences"
        aria-busy={isRefreshing}
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-1 flex-col"
      >
        <DifferenceBar
          {...{ differences, shown, names, filter, grouping, current }}
          movedCount={moved.length}
          onFilter={setFilter}
          onGroup={setGrouping}
          isOnMap={view !== "list"}
        />
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          {view === "list" ? (
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">{list}</div>
          ) : (
            <Maps
              {...{ view, comparison, boards, current }}
              differences={shown}
              moved={filter.hasMoved ? moved : nothing}
            />
          )}
          {(view === "list" || (view === "overlay" && !isPhone)) && (
            <aside className={view === "list" ? besideList : besideMap}>
              {stability}
              {view === "overlay" && list}
            </aside>
          )}
        </div>
        {/* In words below its map, where no list stands beside it. */}
        {(view === "side" || (view === "overlay" && isPhone)) && currentDifference && (
          <CurrentStrip difference={currentDifference} {...{ comparison, source }} />
        )}
      </section>
    </AvatarColorsContext>
  );
}

const nothing: Comparison["moved"] = [];
const besideList =
  "shrink-0 overflow-y-auto border-line bg-sunken max-md:order-first max-md:max-h-[40dvh] max-md:border-b md:w-[360px] md:border-l";
const besideMap =
  "flex min-h-0 w-[424px] shrink-0 flex-col overflow-hidden border-line border-l bg-app max-lg:w-[360px] [&>section]:max-h-[50%] [&>section]:shrink-0 [&>section]:overflow-y-auto";

/** Only the live board can be brought back, by those who may, while it isn't locked. */
function sourceOf({ boardId, role, readOnly }: BoardFacts, { from, to }: Comparison): RestoreSource | null {
  if (to.snapshotId !== null || from.snapshotId === null) return null;
  if (readOnly !== null || !can(role, "snapshot.restore")) return null;
  return { boardId, snapshotId: from.snapshotId, label: from.label ?? "" };
}

/** An owner who changed something goes by the colour of their account. */
const colorsByName = ({ edits }: Comparison): ReadonlyMap<string, number> =>
  new Map(Object.values(edits).map(({ by }) => [by.name, by.color]));

interface MapsProps {
  view: "overlay" | "side";
  comparison: Comparison;
  boards: MapBoards;
  differences: readonly ListedDifference[];
  moved: Comparison["moved"];
  current: { id: string | null; choose: (id: string) => void };
}

function Maps({ view, comparison: { from, to }, boards, differences, moved, current }: MapsProps) {
  return (
    <ComparedMaps
      // A map of its own for each pair, that begins where the pair's differences are.
      key={`${view} ${from.snapshotId} ${to.snapshotId}`}
      {...{ view, ...boards, differences, moved }}
      names={{ before: nameOf(from), after: nameOf(to) }}
      currentId={current.id}
      onChoose={current.choose}
    />
  );
}

const nameOf = ({ label, snapshotId }: Comparison["from"]): string =>
  snapshotId === null ? "Now" : `“${label ?? ""}”`;

interface CurrentStripProps {
  difference: ListedDifference;
  comparison: Comparison;
  source: RestoreSource | null;
}

function CurrentStrip({ difference, comparison, source }: CurrentStripProps) {
  const [today] = useState(() => dayOf(new Date()));
  return (
    <div className="max-h-[34dvh] shrink-0 overflow-y-auto border-line border-t bg-app">
      <DifferenceRow
        {...{ difference, source, today }}
        names={comparison.names}
        edit={comparison.edits[difference.id]}
        changeRequests={comparison.changeRequests}
        isCurrent={false}
      />
    </div>
  );
}
