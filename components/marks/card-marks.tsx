/** The marks of one card on its border, where it is an element: score, gaps, distance from the chosen card. */
"use client";

import "./marks.css";
import { CircleX, TriangleAlert } from "lucide-react";
import { useCanvas, useUi } from "#components/canvas/canvas-context.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { type GapMark, hopWords } from "#lib/drawing/map-marks.ts";
import type { CardMarksProps } from "./map-overlay.ts";

export function CardMarks({ id, tier, isQuiet }: CardMarksProps) {
  const hop = useUi((ui) => ui.overlay?.marks.hops?.get(id), sameFields);
  const risk = useUi((ui) => ui.overlay?.marks.risk?.get(id), sameFields);
  const gaps = useUi((ui) => ui.overlay?.marks.gaps?.get(id), sameFields);
  if (tier === "far") return null;
  return (
    <>
      {hop && <span className="tl-hops">{hopWords(hop)}</span>}
      {risk && !isQuiet && (
        <span className="tl-mark tl-score" title={`${risk.words} harm points per 1,000 journeys`}>
          {risk.words}
        </span>
      )}
      {gaps && !isQuiet && <GapsMark id={id} gaps={gaps} isDot={tier === "short"} />}
    </>
  );
}

const sameFields = (a: object | undefined, b: object | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    Object.entries(a).every(([key, value]) => Reflect.get(b, key) === value));

function GapsMark({ id, gaps: { severity, count }, isDot }: { id: string; gaps: GapMark; isDot: boolean }) {
  const { view } = useCanvas().session;
  const Icon = severity === "error" ? CircleX : TriangleAlert;
  const words = `${count} ${count === 1 ? "gap" : "gaps"}: show`;
  return (
    <button
      type="button"
      // The panel of gaps is reached by key; the map stays one tab stop.
      tabIndex={-1}
      data-tag="gaps"
      className={classNames(isDot ? "tl-gap-dot" : "tl-mark tl-gaps", severity === "error" && "is-error")}
      title={words}
      aria-label={words}
      onClick={() => view.set({ selection: new Set([id]), gaps: true, inspectorOpen: true })}
    >
      {!isDot && <Icon size={11} strokeWidth={2.2} aria-hidden />}
      {!isDot && count}
    </button>
  );
}
