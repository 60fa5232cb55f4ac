/**
 * The frame of the inspector: a column whose width is dragged or set by arrow keys and remembered; over the canvas
 * where there is no room for a column; a full-height sheet on a phone.
 */
"use client";

import {
  createContext,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  use,
  useEffect,
  useRef,
  useState,
} from "react";
import type { WidthClass } from "#components/board/use-width-class.ts";
import { detailsAttribute, focusView } from "./focus-details.ts";
import {
  clampWidth,
  columnLook,
  defaultWidth,
  greatestWidth,
  leastWidth,
  readWidth,
  writeWidth,
} from "./inspector-column.ts";
import { useKeepFocus } from "./use-keep-focus.ts";

/** Px. */
const keyStep = 16;

const CloseContext = createContext<() => void>(() => {});
export const useInspectorClose = (): (() => void) => use(CloseContext);

export interface InspectorFrameProps {
  width: WidthClass;
  onClose: () => void;
  children: ReactNode;
}

export function InspectorFrame({ width, onClose, children }: InspectorFrameProps) {
  const [columnPx, setColumnPx] = useRememberedWidth();
  const isOver = width !== "desktop";
  const content = useRef<HTMLDivElement>(null);
  useKeepFocus(content);

  function handleKeyDown(event: KeyboardEvent) {
    // Once no field wanted the key for itself, Esc leads back; where the details lie over the board it puts them away.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (isOver) onClose();
    focusView();
  }

  return (
    <CloseContext value={onClose}>
      <aside aria-label="Details" onKeyDown={handleKeyDown} {...columnLook(width, columnPx)}>
        {width === "desktop" && <ResizeHandle valuePx={columnPx} onChange={setColumnPx} />}
        <div
          ref={content}
          {...{ [detailsAttribute]: "" }}
          tabIndex={-1}
          className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden overscroll-contain pb-6 outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--focus-ring)]"
        >
          {children}
        </div>
      </aside>
    </CloseContext>
  );
}

function ResizeHandle({ valuePx, onChange }: { valuePx: number; onChange: (px: number) => void }) {
  const start = useRef<{ x: number; px: number } | null>(null);

  function handlePointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, px: valuePx };
  }
  function handlePointerMove(event: PointerEvent) {
    if (start.current) onChange(start.current.px + start.current.x - event.clientX);
  }
  function handleKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowLeft: valuePx + keyStep,
      ArrowRight: valuePx - keyStep,
      Home: greatestWidth,
      End: leastWidth,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  }
  const endDrag = () => {
    start.current = null;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the details"
      aria-valuenow={valuePx}
      aria-valuemin={leastWidth}
      aria-valuemax={greatestWidth}
      tabIndex={0}
      onPointerDown={handlePointerDown}
      onPointerMove={handlePointerMove}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onDoubleClick={() => onChange(defaultWidth)}
      onKeyDown={handleKeyDown}
      className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:left-[3px] after:w-0.5 after:bg-transparent after:transition-colors hover:after:bg-line-2 focus-visible:after:bg-accent active:after:bg-accent"
    />
  );
}

function useRememberedWidth(): [number, (px: number) => void] {
  const [px, setPx] = useState(readWidth);
  useEffect(() => {
    const timer = setTimeout(() => writeWidth(px), 300);
    return () => clearTimeout(timer);
  }, [px]);
  return [px, (next) => setPx(clampWidth(next))];
}
