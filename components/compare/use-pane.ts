/** One map of the compare: its scene, its camera, and where it stands in the window. */
"use client";

import { type RefObject, useMemo, useRef } from "react";
import type { CameraStore } from "#components/canvas/camera.ts";
import { type CanvasViewport, createViewport } from "#components/canvas/viewport.ts";
import type { Board } from "#lib/board/model.ts";
import { inflate, type Rect, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { MarkedMap } from "#lib/diff/map-marks.ts";
import { useSettlingScene } from "./use-settling-scene.ts";

export interface Pane {
  readonly camera: CameraStore;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly viewport: CanvasViewport;
  /** Undefined until the board is there. */
  readonly scene: Scene | undefined;
  /** Around cards, links and lanes; undefined when none of them is drawn. */
  rectOf(ids: Iterable<string>): Rect | undefined;
  /** All of the board in view. */
  fit(): void;
}

export interface PaneWish {
  board: Board | undefined;
  /** What is marked on it is drawn, folded away or not. */
  marked: MarkedMap;
  camera: CameraStore;
}

export function usePane({ board, marked, camera }: PaneWish): Pane {
  const surface = useRef<HTMLDivElement>(null);
  const viewport = useMemo(() => createViewport(camera, () => surface.current), [camera]);
  const awake = useMemo(() => new Set(marked.marks.keys()), [marked]);
  const scene = useSettlingScene(board, awake);
  return useMemo(
    () => ({
      ...{ camera, surface, viewport, scene },
      rectOf: (ids) => scene && unionOf([...ids].flatMap((id) => placeOf(scene, id) ?? [])),
      fit: () => scene?.bounds && viewport.fit(scene.bounds),
    }),
    [camera, viewport, scene],
  );
}

function placeOf(scene: Scene, id: string): Rect | undefined {
  const card = scene.cards.get(id);
  if (card) return card.box;
  const line = scene.edges.get(id);
  if (line) return unionOf(line.points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  const band = scene.bands.find(({ laneId }) => laneId === id);
  return band && { x: 0, y: band.top, w: 400, h: band.height };
}

const roomPx = 160;
const leastZoom = 0.6;

/** Brings something into the middle, near enough to be read and whole. */
export function lookAt({ viewport, camera }: Pane, rect: Rect): void {
  const { zoom } = camera.get();
  const seen = viewport.visible();
  const isWhole = rect.w < seen.w && rect.h < seen.h;
  if (isWhole && zoom >= leastZoom) viewport.center({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });
  else viewport.fit(inflate(rect, roomPx));
}
