/** All needs of the board as a table: sorted by any column, several changed at once, one opened in the details. */
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useBoardSession, useCanEdit, useViewState } from "#components/board/board-session.tsx";
import { dayWords } from "#components/board/day-words.ts";
import { criticalityWords, strengthWords } from "#components/board/domain-words.ts";
import { NeedsMark } from "#components/inspector/needs-mark.tsx";
import { PersonAvatar } from "#components/inspector/person.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { NeedPill } from "./need-looks.tsx";
import { type NeedColumn, type NeedOrder, sortNeeds } from "./sort-needs.ts";
import type { Need } from "./use-needs.ts";

export interface NeedsListProps {
  needs: readonly Need[];
  today: string;
}

const columns: { column: NeedColumn; label: string }[] = [
  { column: "consumer", label: "Who needs" },
  { column: "provider", label: "What" },
  { column: "owner", label: "Owner" },
  { column: "needBy", label: "Needed by" },
  { column: "promisedBy", label: "Promised by" },
  { column: "strength", label: "Strength" },
  { column: "criticality", label: "Criticality" },
  { column: "status", label: "Status" },
];
const grid =
  "grid grid-cols-[32px_minmax(160px,1.4fr)_minmax(160px,1.4fr)_minmax(110px,1fr)_104px_104px_76px_84px_116px] items-center gap-x-2 px-3";
const rowPx = 40;

export function NeedsList({ needs, today }: NeedsListProps) {
  const { view } = useBoardSession();
  const canEdit = useCanEdit();
  const chosenId = useViewState(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  const [order, setOrder] = useState<NeedOrder>({ column: "status", isDescending: false });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const sorted = useMemo(() => sortNeeds(needs, order), [needs, order]);
  const tickedNeeds = useMemo(() => sorted.filter(({ edge }) => ticked.has(edge.id)), [sorted, ticked]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => sorted[index]?.edge.id ?? index,
    overscan: 10,
  });
  const tick = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const isAll = sorted.length > 0 && tickedNeeds.length === sorted.length;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {tickedNeeds.length > 0 && canEdit && (
        <BulkBar needs={tickedNeeds} onDone={() => setTicked(new Set())} />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: only the rows in view are there, which a table element can't say */}
      <div
        ref={scroller}
        role="table"
        aria-label="Needs"
        aria-rowcount={sorted.length + 1}
        className="min-h-0 flex-1 overflow-auto"
      >
        <div className="min-w-[1000px]">
          <Row
            className={`${grid} sticky top-0 z-10 h-9 border-line border-b bg-app text-11 text-ink-3`}
            index={1}
          >
            <Cell>
              {canEdit && (
                <input
                  type="checkbox"
                  aria-label="All needs"
                  checked={isAll}
                  onChange={() => setTicked(new Set(isAll ? [] : sorted.map(({ edge }) => edge.id)))}
                  className="size-4 accent-accent"
                />
              )}
            </Cell>
            {columns.map(({ column, label }) => (
              <Heading key={column} column={column} label={label} order={order} onOrder={setOrder} />
            ))}
          </Row>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const need = sorted[index];
              if (!need) return null;
              return (
                <NeedRow
                  key={key}
                  need={need}
                  today={today}
                  index={index + 2}
                  top={start}
                  isChosen={need.edge.id === chosenId}
                  isTicked={ticked.has(need.edge.id)}
                  onTick={canEdit ? () => tick(need.edge.id) : undefined}
                  onChoose={() => view.set({ selection: new Set([need.edge.id]), inspectorOpen: true })}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

interface HeadingProps {
  column: NeedColumn;
  label: string;
  order: NeedOrder;
  onOrder: (order: NeedOrder) => void;
}

function Heading({ column, label, order, onOrder }: HeadingProps) {
  const isBy = order.column === column;
  const Arrow = order.isDescending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which only the rows in view are there
    // biome-ignore lint/a11y/useFocusableInteractive: what is pressed is the button in it
    <div
      role="columnheader"
      aria-sort={isBy ? (order.isDescending ? "descending" : "ascending") : "none"}
      className="min-w-0"
    >
      <button
        type="button"
        onClick={() => onOrder({ column, isDescending: isBy && !order.isDescending })}
        className="flex h-7 max-w-full items-center gap-1 rounded-r1 font-medium hover:text-ink"
      >
        <span className="truncate">{label}</span>
        {isBy && <Arrow size={12} aria-hidden />}
      </button>
    </div>
  );
}

interface NeedRowProps {
  need: Need;
  today: string;
  index: number;
  top: number;
  isChosen: boolean;
  isTicked: boolean;
  onTick: (() => void) | undefined;
  onChoose: () => void;
}

function NeedRow({ need, today, index, top, isChosen, isTicked, onTick, onChoose }: NeedRowProps) {
  const { edge, consumer, provider, ownerName, promisedBy, status } = need;
  return (
    <Row
      index={index}
      style={{ transform: `translateY(${top}px)`, height: rowPx }}
      className={classNames(
        `${grid} absolute inset-x-0 top-0 border-line border-b text-13`,
        isChosen ? "bg-accent-bg" : "hover:bg-hover",
      )}
    >
      <Cell>
        {onTick && (
          <input
            type="checkbox"
            aria-label={`${consumer} needs ${provider}`}
            checked={isTicked}
            onChange={onTick}
            className="size-4 accent-accent"
          />
        )}
      </Cell>
      <Cell>
        <button
          type="button"
          onClick={onChoose}
          title={consumer}
          className="block h-full w-full truncate text-left font-medium hover:text-accent-text"
        >
          {consumer}
        </button>
      </Cell>
      <Cell title={provider}>
        <span className="flex min-w-0 items-center gap-1.5">
          <NeedsMark strength={edge.strength} />
          <span className="truncate">{provider}</span>
        </span>
      </Cell>
      <Cell>
        <span className="flex min-w-0 items-center gap-1.5">
          <PersonAvatar personId={edge.ownerId} size={18} isDecorative />
          <span className={classNames("truncate", ownerName === undefined && "text-broken-text")}>
            {ownerName ?? "Nobody yet"}
          </span>
        </span>
      </Cell>
      <Cell>{edge.needBy ? dayWords(edge.needBy, today) : <Missing />}</Cell>
      <Cell>{promisedBy ? dayWords(promisedBy, today) : <Missing />}</Cell>
      <Cell>{strengthWords[edge.strength]}</Cell>
      <Cell>{criticalityWords[edge.criticality]}</Cell>
      <Cell>
        <NeedPill status={status} />
      </Cell>
    </Row>
  );
}

const Missing = () => <span className="text-ink-3">–</span>;

function Row({
  index,
  className,
  style,
  children,
}: {
  index: number;
  className: string;
  style?: React.CSSProperties;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which only the rows in view are there
    // biome-ignore lint/a11y/useFocusableInteractive: what is pressed stands in its cells
    <div role="row" aria-rowindex={index} className={className} {...(style && { style })}>
      {children}
    </div>
  );
}

function Cell({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which only the rows in view are there
    <div role="cell" title={title} className="min-w-0 truncate">
      {children}
    </div>
  );
}
