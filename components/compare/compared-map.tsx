/** One map that shows what differs: to look at, pan and zoom; a press on what differs goes to that difference. */
"use client";

import { type KeyboardEvent, type MouseEvent, use, useEffect, useRef } from "react";
import { followCameraGestures } from "#components/canvas/camera-gestures.ts";
import { IconSprite, readIcons } from "#components/canvas/icon-sprite.tsx";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { colorOfName } from "#components/ui/color-of-name.ts";
import { centerOf, type Point } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { MarkedMap } from "#lib/diff/map-marks.ts";
import { changeIcons } from "./change-icons.ts";
import { createMapPainter, type MapPainter } from "./map-painter.ts";
import { drawnMarks } from "./mark-words.ts";
import type { Pane } from "./use-pane.ts";

export interface ComparedMapProps {
  label: string;
  pane: Pane;
  marked: MarkedMap;
  /** The elements of the difference one is at. */
  current: readonly string[];
  /** Told the difference that was pressed. */
  onChoose: (differenceId: string) => void;
}

export function ComparedMap({ label, pane, marked, current, onChoose }: ComparedMapProps) {
  const colors = use(AvatarColorsContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sprite = useRef<HTMLDivElement>(null);
  const painter = useRef<MapPainter>(undefined);
  const { camera, surface, scene } = pane;
  const pressed = useRef<Point>({ x: 0, y: 0 });

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !sprite.current) return;
    const made = createMapPainter({ context, camera, changeIcons, icons: readIcons(sprite.current) });
    painter.current = made;
    return made.start();
  }, [camera]);
  useEffect(() => {
    if (!scene) return;
    painter.current?.show({
      scene,
      marks: drawnMarks(marked),
      current: new Set(current),
      colorOfPerson: (name) => colors.get(name) ?? colorOfName(name),
    });
  }, [scene, marked, current, colors]);
  useEffect(() => {
    const area = surface.current;
    if (!area) return;
    return followCameraGestures({
      ...{ camera, area, surface: area },
      isHand: () => true,
      isFingerTaken: () => false,
      onPinch: () => {},
    });
  }, [camera, surface]);

  function handleClick({ clientX, clientY }: MouseEvent) {
    if (!scene || Math.hypot(clientX - pressed.current.x, clientY - pressed.current.y) > slackPx) return;
    const at = pane.viewport.toBoard({ x: clientX, y: clientY });
    const id = markedAt(scene, marked, { at, reach: reachPx / camera.get().zoom });
    const [first] = marked.marks.get(id ?? "")?.differenceIds ?? [];
    if (first !== undefined) onChoose(first);
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = panOf[event.key];
    const { viewport } = pane;
    if (pan) viewport.panBy(pan[0] * panPx, pan[1] * panPx);
    else if (event.key === "+" || event.key === "=") viewport.zoomStep(1);
    else if (event.key === "-") viewport.zoomStep(-1);
    else if (event.code === "Digit1" && event.shiftKey) pane.fit();
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={surface}
      role="application"
      aria-label={label}
      aria-description="Arrow keys move the map, plus and minus zoom, J and K go from difference to difference."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application region takes keys itself
      tabIndex={0}
      aria-busy={!scene}
      onPointerDown={({ clientX, clientY }) => {
        pressed.current = { x: clientX, y: clientY };
      }}
      onClick={handleClick}
      onKeyDown={handleKeyDown}
      className="relative min-h-0 min-w-0 flex-1 cursor-grab touch-none select-none overflow-hidden bg-canvas focus-visible:-outline-offset-2 data-panning:cursor-grabbing"
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" />
      <IconSprite ref={sprite} />
      {!scene && <p className="absolute inset-0 grid place-items-center text-ink-3">Drawing the map…</p>}
    </div>
  );
}

/** Pressed and released within this it isn't a drag. */
const slackPx = 4;
const reachPx = 12;
const panPx = 60;
const panOf: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface Spot {
  at: Point;
  /** Px of the board. */
  reach: number;
}

/** The nearest of what differs. */
function markedAt(scene: Scene, { marks }: MarkedMap, { at, reach }: Spot): string | undefined {
  const around = { x: at.x - reach, y: at.y - reach, w: 2 * reach, h: 2 * reach };
  const isTold = (id: string) => (marks.get(id)?.differenceIds.length ?? 0) > 0;
  const distance = (id: string) => {
    const box = scene.cards.get(id)?.box;
    const center = box ? centerOf(box) : at;
    return Math.hypot(center.x - at.x, center.y - at.y);
  };
  const [card] = scene.obstacles
    .within(around)
    .filter(isTold)
    .sort((a, b) => distance(a) - distance(b));
  return card ?? scene.edgesWithin(around).findLast(isTold);
}
