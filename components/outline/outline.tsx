/**
 * The board as a tree: the journey along its throughline, what branches off, and the rest by lane. The same on a
 * phone, in larger rows. Arrow keys move, Enter or a click opens the details; F2 on a card goes to its title, N adds
 * what comes next.
 */
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useBoard, useBoardSession, useCanEdit, useViewState } from "#components/board/board-session.tsx";
import { useAnnounceDrawn } from "#components/board/later.tsx";
import type { WidthClass } from "#components/board/use-width-class.ts";
import { lanesInOrder } from "#components/inspector/lanes-in-order.ts";
import { sameItems } from "#components/inspector/same-items.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Board } from "#lib/board/model.ts";
import { FlowChips } from "./flow-chips.tsx";
import { elementIdOf, OutlineRowContent, rowHeight } from "./outline-row.tsx";
import { createOutline, type OutlineRow } from "./outline-rows.ts";
import { type OutlineDeeds, useOutlineDeeds } from "./use-outline-deeds.ts";

/** Rows kept beyond the edges of the window. */
const overscan = 12;

export function Outline({ width }: { width: WidthClass }) {
  useAnnounceDrawn();
  const isPhone = width === "phone";
  const board = useBoard(wholeBoard);
  const lanes = useBoard(lanesInOrder, sameItems);
  const flowId = useViewState((values) => values.flowId);
  const [outlineOf] = useState(createOutline);
  const { rows, flow } = useMemo(() => outlineOf(board, flowId, lanes), [outlineOf, board, flowId, lanes]);
  const deeds = useOutlineDeeds(flow);
  const typeTitle = useTypeTitle();
  const canEdit = useCanEdit();
  const addStep = () => typeTitle(deeds.addAfter(undefined));
  if (board.nodes.size === 0) {
    return (
      <div className="flex h-full flex-col">
        <EmptyState
          title="Nothing is on this board yet."
          action={
            canEdit && (
              <Button variant="primary" onClick={addStep}>
                Add the first step
              </Button>
            )
          }
        />
      </div>
    );
  }
  return (
    <div className="flex h-full flex-col bg-app">
      <FlowChips chosenId={flow?.id} isPhone={isPhone}>
        {canEdit && (
          <Button size="sm" onClick={addStep} className="ml-auto shrink-0">
            Add step
          </Button>
        )}
      </FlowChips>
      <Tree rows={rows} isPhone={isPhone} spine={flow?.kind} deeds={deeds} />
    </div>
  );
}

const wholeBoard = (board: Board): Board => board;

/** A new card opens in the details with its title ready to be typed. */
function useTypeTitle() {
  const { view } = useBoardSession();
  return (id: string | undefined) => {
    if (id === undefined) return;
    view.set({ selection: new Set([id]), inspectorOpen: true });
    // The details show it a frame or two later; on a page just opened their code may only be on its way.
    const focusTitle = () => {
      const title = document.querySelector<HTMLElement>(`[data-inspector-title="${id}"] textarea`);
      if (title) title.focus();
      else if (view.get().selection.has(id)) requestAnimationFrame(focusTitle);
    };
    requestAnimationFrame(focusTitle);
  };
}

interface TreeProps {
  deeds: OutlineDeeds;
  rows: OutlineRow[];
  isPhone: boolean;
  spine: Parameters<typeof OutlineRowContent>[0]["look"]["spine"];
}

function Tree({ rows, isPhone, spine, deeds }: TreeProps) {
  const typeTitle = useTypeTitle();
  const { view } = useBoardSession();
  const selection = useViewState((values) => values.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const look = useMemo(() => ({ isPhone, spine }), [isPhone, spine]);
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.key === activeKey),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row ? rowHeight(row, isPhone) : 0;
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan,
  });

  function choose(row: OutlineRow) {
    setActiveKey(row.key);
    const id = elementIdOf(row);
    if (id !== undefined) view.set({ selection: new Set([id]), inspectorOpen: true });
  }
  function moveTo(index: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setActiveKey(row.key);
    virtualizer.scrollToIndex(rows.indexOf(row));
    // The row may only now come into the list: focus it with the next frame.
    requestAnimationFrame(() => document.getElementById(rowId(row))?.focus());
  }
  function editTitle(row: OutlineRow) {
    choose(row);
    typeTitle(elementIdOf(row));
  }
  function handleDeed(event: KeyboardEvent, row: OutlineRow): boolean {
    const isChord = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (isChord && letter === "z" && event.shiftKey) deeds.redo();
    else if (isChord && letter === "z") deeds.undo();
    else if (isChord && letter === "y") deeds.redo();
    else if (isChord || event.altKey) return false;
    else if (letter === "n") typeTitle(deeds.addAfter(row));
    else if (letter === "e") typeTitle(deeds.addException(row));
    else if (event.key === "Delete" || event.key === "Backspace") deeds.remove(row);
    else return false;
    return true;
  }
  function handleKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: activeIndex + 10,
      PageUp: activeIndex - 10,
    };
    const move = moves[event.key];
    const row = rows[activeIndex];
    if (move !== undefined) moveTo(move);
    else if (row && event.key === "F2") editTitle(row);
    else if (row && (event.key === "Enter" || event.key === " ")) choose(row);
    else if (event.key === "Escape") view.set({ selection: new Set() });
    else if (!row || !handleDeed(event, row)) return;
    event.preventDefault();
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <p id="outline-keys" className="sr-only">
        Arrow keys move, Enter shows the details, F2 renames, N adds the next step, E an exception, Delete
        deletes, Control Z takes back.
      </p>
      <div
        role="tree"
        aria-label="Outline of the board"
        aria-describedby="outline-keys"
        className="relative mx-auto max-w-[1440px]"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={handleKeyDown}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const id = elementIdOf(row);
          const isSelected = id !== undefined && selection.has(id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above handles the keys of its rows
            <div
              key={row.key}
              id={rowId(row)}
              role="treeitem"
              aria-level={levelOf(row)}
              aria-selected={isSelected}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              tabIndex={item.index === activeIndex ? 0 : -1}
              onClick={() => choose(row)}
              onFocus={() => setActiveKey(row.key)}
              className={classNames(
                "absolute inset-x-0 top-0 cursor-default outline-none focus-visible:z-10 focus-visible:shadow-[inset_0_0_0_2px_var(--focus-ring)]",
                isSelected ? "bg-accent-bg shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
              )}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <OutlineRowContent row={row} look={look} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowId = (row: OutlineRow): string => `outline-${row.key.replace("/", "-")}`;

function levelOf(row: OutlineRow): number {
  if (row.kind === "flow" || row.kind === "lane") return 1;
  return row.kind === "branch" ? 3 : 2;
}
