/** The frame of both tables: a head, and rows of any height of which only those in view are there. Arrow keys choose. */
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { classNames } from "#components/ui/class-names.ts";

export interface TableFrameProps<Row> {
  label: string;
  columns: readonly [string, string, string, string, string];
  /** A last column; absent: there is nothing to compare with. */
  since: string | undefined;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isChosen: (row: Row) => boolean;
  onChoose: (row: Row) => void;
  renderRow: (row: Row) => ReactNode;
}

export function TableFrame<Row>({
  label,
  columns,
  since,
  rows,
  keyOf,
  isChosen,
  onChoose,
  renderRow,
}: TableFrameProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 54,
    getItemKey: (index) => {
      const row = rows[index];
      return row ? keyOf(row) : index;
    },
    overscan: 8,
  });
  const chosenIndex = rows.findIndex(isChosen);
  const activeIndex = Math.max(0, chosenIndex);

  function handleKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowDown: chosenIndex + 1,
      ArrowUp: chosenIndex - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const index = moves[event.key];
    const row = index === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (index === undefined || !row) return;
    event.preventDefault();
    onChoose(row);
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus({ preventScroll: true }),
    );
  }

  const [rank, what, owner, range, risk] = columns;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div aria-hidden className="flex shrink-0 gap-2.5 border-line border-b px-4 pb-2 text-11 text-ink-3">
        <span className="w-6 text-right">{rank}</span>
        <span className="flex-1">{what}</span>
        <span className="w-9 text-center max-md:hidden">{owner}</span>
        <span className="w-26 max-md:hidden">{range}</span>
        <span className="w-14 text-right">{risk}</span>
        {since !== undefined && <span className="w-14 text-right">{since}</span>}
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <div
          role="listbox"
          aria-label={label}
          onKeyDown={handleKeyDown}
          className="relative w-full"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                role="option"
                aria-selected={isChosen(row)}
                tabIndex={index === activeIndex ? 0 : -1}
                onClick={() => onChoose(row)}
                style={{ transform: `translateY(${start}px)` }}
                className={classNames(
                  "absolute inset-x-0 top-0 flex min-h-[54px] cursor-pointer items-start gap-2.5 border-line border-b px-4 py-2",
                  isChosen(row) ? "bg-accent-bg shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
                )}
              >
                {renderRow(row)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
