/** What differs, on maps: both states laid over each other, or side by side with one camera. */
"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Board } from "#lib/board/model.ts";
import { centerOf, unionOf } from "#lib/canvas/geometry.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import { mapMarks } from "#lib/diff/map-marks.ts";
import { ComparedMap } from "./compared-map.tsx";
import { linkCameras } from "./linked-cameras.ts";
import type { ListedDifference } from "./listed-difference.ts";
import { MapLegend } from "./map-legend.tsx";
import { lookAt, type Pane, usePane } from "./use-pane.ts";

/** Undefined until they are there. */
export interface MapBoards {
  before: Board | undefined;
  after: Board | undefined;
  /** Both laid over each other. */
  overlay: Board | undefined;
}

export interface ComparedMapsProps extends MapBoards {
  view: "overlay" | "side";
  /** What the two are called. */
  names: { before: string; after: string };
  differences: readonly ListedDifference[];
  /** Marked as well; empty when nobody asks. */
  moved: Comparison["moved"];
  /** The difference one is at. */
  currentId: string | null;
  onChoose: (id: string) => void;
}

export const ComparedMaps = ({ view, ...props }: ComparedMapsProps) =>
  view === "overlay" ? <OverlayMap {...props} /> : <SideMaps {...props} />;

type MapsProps = Omit<ComparedMapsProps, "view">;

function OverlayMap({ overlay: board, names, differences, moved, currentId, onChoose }: MapsProps) {
  const [{ first }] = useState(linkCameras);
  const marked = useMarked(board, differences, moved);
  const pane = usePane({ board, marked, camera: first });
  const current = marked.places.get(currentId ?? "") ?? nowhere;
  useEntrance([{ pane, ids: marked.marks.keys() }], currentId !== null);
  useGoing(currentId, pane.scene !== undefined, () => {
    const rect = pane.rectOf(current);
    if (rect) lookAt(pane, rect);
  });
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <ComparedMap
        label={`Map of what differs between ${names.before} and ${names.after}`}
        {...{ pane, marked, current, onChoose }}
      />
      <MapLegend marks={marked.marks} />
      <MapZoom pane={pane} />
      {currentId !== null && pane.scene && current.length === 0 && <NotOnMap />}
    </div>
  );
}

function SideMaps({ before, after, names, differences, moved, currentId, onChoose }: MapsProps) {
  const [cameras] = useState(linkCameras);
  const inBefore = useMemo(() => differences.filter(({ change }) => change !== "added"), [differences]);
  const inAfter = useMemo(() => differences.filter(({ change }) => change !== "removed"), [differences]);
  const [wasMarked, isMarked] = [useMarked(before, inBefore, moved), useMarked(after, inAfter, moved)];
  const left = usePane({ board: before, marked: wasMarked, camera: cameras.first });
  const right = usePane({ board: after, marked: isMarked, camera: cameras.second });
  const [was, is] = [wasMarked, isMarked].map(({ places }) => places.get(currentId ?? "") ?? nowhere);
  useEntrance(
    [
      { pane: left, ids: wasMarked.marks.keys() },
      { pane: right, ids: isMarked.marks.keys() },
    ],
    currentId !== null,
  );
  useGoing(currentId, left.scene !== undefined && right.scene !== undefined, () => {
    const [from, to] = [left.rectOf(was ?? nowhere), right.rectOf(is ?? nowhere)];
    const [a, b] = [from && centerOf(from), to && centerOf(to)];
    cameras.shift(a && b ? { x: b.x - a.x, y: b.y - a.y } : { x: 0, y: 0 });
    if (from) lookAt(left, from);
    else if (to) lookAt(right, to);
  });
  const sides = [
    { key: "before", name: names.before, pane: left, marked: wasMarked, current: was ?? nowhere },
    { key: "after", name: names.after, pane: right, marked: isMarked, current: is ?? nowhere },
  ];
  const isNowhere = left.scene && right.scene && (was ?? nowhere).length + (is ?? nowhere).length === 0;
  return (
    <div className="relative grid min-h-0 min-w-0 flex-1 grid-cols-2 max-md:grid-cols-1 max-md:grid-rows-2">
      {sides.map(({ key, name, pane, marked, current }) => (
        <section
          key={key}
          aria-label={name}
          className="relative flex min-h-0 min-w-0 flex-col border-line md:[&+section]:border-l max-md:[&+section]:border-t"
        >
          <h2 className="shrink-0 truncate border-line border-b bg-sunken px-3 py-1.5 font-semibold text-12">
            {name}
          </h2>
          <ComparedMap label={`Map of ${name}`} {...{ pane, marked, current, onChoose }} />
          {key === "before" ? (
            <MapLegend marks={isMarked.marks} others={wasMarked.marks} />
          ) : (
            <MapZoom pane={pane} />
          )}
        </section>
      ))}
      {currentId !== null && isNowhere && <NotOnMap />}
    </div>
  );
}

const nowhere: readonly string[] = [];

function useMarked(
  board: Board | undefined,
  differences: readonly ListedDifference[],
  moved: Comparison["moved"],
) {
  return useMemo(
    () => (board ? mapMarks({ board, differences, moved }) : nothingMarked),
    [board, differences, moved],
  );
}

const nothingMarked: ReturnType<typeof mapMarks> = { marks: new Map(), places: new Map() };

interface Entrance {
  pane: Pane;
  /** What is marked on it. */
  ids: Iterable<string>;
}

/** At first everything that differs is in view, or what the address asks for. */
function useEntrance(panes: readonly Entrance[], isAsked: boolean): void {
  const hasEntered = useRef(false);
  const isReady = panes.every(({ pane }) => pane.scene !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, when the maps are there
  useEffect(() => {
    if (!isReady || hasEntered.current) return;
    hasEntered.current = true;
    const [first] = panes;
    if (isAsked || !first) return;
    const rects = panes.flatMap(({ pane, ids }) => pane.rectOf(ids) ?? pane.scene?.bounds ?? []);
    const around = unionOf(rects);
    if (around) first.pane.viewport.fit(around, { isInstant: true });
  }, [isReady]);
}

/** Goes to where one is whenever that is another difference, and once the maps are there. */
function useGoing(currentId: string | null, isReady: boolean, go: () => void): void {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (currentId !== null && isReady) latest.current();
  }, [currentId, isReady]);
}

function NotOnMap() {
  return (
    <p
      aria-live="polite"
      className="absolute top-3 left-1/2 -translate-x-1/2 rounded-float bg-raised px-3 py-1.5 text-12 shadow-elev-float"
    >
      This difference has no place on the map.
    </p>
  );
}

function MapZoom({ pane }: { pane: Pane }) {
  return (
    <fieldset
      aria-label="Zoom"
      className="absolute right-3 bottom-3 flex h-8 items-center rounded-float bg-raised px-0.5 shadow-elev-float pointer-coarse:h-11"
    >
      <IconButton
        label="Zoom out"
        shortcut="−"
        tooltipSide="top"
        icon={<Minus aria-hidden />}
        onClick={() => pane.viewport.zoomStep(-1)}
      />
      <IconButton
        label="Zoom in"
        shortcut="+"
        tooltipSide="top"
        icon={<Plus aria-hidden />}
        onClick={() => pane.viewport.zoomStep(1)}
      />
      <IconButton
        label="Whole map"
        shortcut="Shift 1"
        tooltipSide="top"
        icon={<Maximize aria-hidden />}
        onClick={pane.fit}
      />
    </fieldset>
  );
}
