/**
 * The whole map in a corner, drawn on a canvas at most ten times a second; drag in it to move the view. Cards and paths
 * are kept as a picture, which on a large board follows when they rest; the view is drawn over it.
 */
"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import { clamp, inflate, type Rect, sameRect, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { useCanvas } from "./canvas-context.tsx";
import { onThemeChange, readColors } from "./theme-colors.ts";

const width = 174;
const highest = 110;
const redrawMs = 100;
/** From so many cards on the picture of them is made anew when they rest, but no later than that. */
const manyCards = 1_000;
const restMs = 500;
const latestMs = 5_000;

/** Asking for colours makes the browser look through all styles, so it is done once a theme. */
const tokens = ["n-400", "path-exception", "path-fallback", "accent", "path-happy"] as const;
type Colors = Record<(typeof tokens)[number], string>;

interface Frame {
  /** The part of the board that the canvas shows. */
  area: Rect;
  scale: number;
}

/** Cards and paths, drawn. */
interface Plan extends Frame {
  wanted: Rect;
  height: number;
  picture: HTMLCanvasElement;
}

export function Minimap() {
  const { scene, viewport, session, camera } = useCanvas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<Frame>({ area: { x: 0, y: 0, w: 1, h: 1 }, scale: 1 });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let planTimer: ReturnType<typeof setTimeout> | undefined;
    let waitsSince: number | undefined;
    let colors: Colors | undefined;
    let plan: Plan | undefined;
    const draw = () => {
      timer = undefined;
      if (!canvas.current) return;
      colors ??= readColors(canvas.current, tokens);
      const seen = viewport.visible();
      const wanted = inflate(unionOf([scene.get().bounds ?? seen, seen]) ?? seen, 40);
      if (!plan || !isGoodFor(plan.wanted, wanted)) {
        const { selection } = session.view.get();
        plan = drawPlan({ scene: scene.get(), wanted, selection, colors });
      }
      drawView(canvas.current, plan, { seen, accent: colors.accent });
      frame.current = plan;
    };
    const schedule = () => {
      timer ??= setTimeout(draw, redrawMs);
    };
    const planAnew = () => {
      planTimer = undefined;
      waitsSince = undefined;
      plan = undefined;
      schedule();
    };
    const schedulePlan = () => {
      if (scene.get().cards.size < manyCards) {
        planTimer ??= setTimeout(planAnew, 0);
        return;
      }
      waitsSince ??= performance.now();
      clearTimeout(planTimer);
      const isLate = performance.now() - waitsSince > latestMs;
      planTimer = setTimeout(planAnew, isLate ? 0 : restMs);
    };
    draw();
    const recolor = () => {
      colors = undefined;
      planAnew();
    };
    const stops = [
      onThemeChange(recolor),
      camera.subscribe(schedule),
      ...[scene, session.view].map((store) => store.subscribe(schedulePlan)),
    ];
    return () => {
      clearTimeout(timer);
      clearTimeout(planTimer);
      for (const stop of stops) stop();
    };
  }, [scene, viewport, session, camera]);

  function go(event: PointerEvent<HTMLCanvasElement>) {
    const { left, top, width: shownWidth } = event.currentTarget.getBoundingClientRect();
    const { area } = frame.current;
    const scale = (frame.current.scale * shownWidth) / width;
    const seen = viewport.visible();
    const x = (event.clientX - left) / scale + area.x;
    const y = (event.clientY - top) / scale + area.y;
    const zoom = viewport.get().zoom;
    viewport.panBy((seen.x + seen.w / 2 - x) * zoom, (seen.y + seen.h / 2 - y) * zoom);
  }

  return (
    <div className="tl-float tl-minimap">
      <canvas
        ref={canvas}
        width={width}
        height={60}
        aria-label="Overview of the map"
        role="img"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && go(event)}
      />
    </div>
  );
}

/** The view may go out over the map and come back: what shows both is kept while it isn't much too small. */
const isGoodFor = (has: Rect, wanted: Rect): boolean =>
  sameRect(unionOf([has, wanted]) ?? has, has) && Math.max(has.w / wanted.w, has.h / wanted.h) < 1.25;

interface PlanParts {
  scene: Scene;
  /** What has to be on it; the picture is as wide as the canvas and may show more. */
  wanted: Rect;
  selection: ReadonlySet<string>;
  colors: Colors;
}

function drawPlan({ scene, wanted, selection, colors }: PlanParts): Plan {
  const scale = Math.min(width / wanted.w, highest / wanted.h);
  const height = clamp(Math.round(wanted.h * scale), 40, highest);
  const area = {
    x: wanted.x - (width / scale - wanted.w) / 2,
    y: wanted.y - (height / scale - wanted.h) / 2,
    w: width / scale,
    h: height / scale,
  };
  const picture = document.createElement("canvas");
  const plan = { wanted, area, scale, height, picture };
  const context = sized(picture, height).getContext("2d");
  if (!context) return plan;
  begin(context, plan);
  const byKind: Record<string, string> = {
    EXCEPTION: colors["path-exception"],
    FALLBACK: colors["path-fallback"],
  };
  // One by one: as one path, that many take ten times as long.
  let last: string | undefined;
  for (const { id, node, box } of scene.cards.values()) {
    const fill = selection.has(id) ? colors.accent : (byKind[node.kind] ?? colors["n-400"]);
    if (fill !== last) context.fillStyle = fill;
    last = fill;
    context.fillRect(box.x * scale, box.y * scale, Math.max(2, box.w * scale), Math.max(1.5, box.h * scale));
  }
  context.strokeStyle = colors["path-happy"];
  context.lineWidth = 1.25;
  context.beginPath();
  for (const { look, points } of scene.edges.values()) {
    if (look !== "happy") continue;
    points.forEach((point, i) => {
      if (i === 0) context.moveTo(point.x * scale, point.y * scale);
      else context.lineTo(point.x * scale, point.y * scale);
    });
  }
  context.stroke();
  return plan;
}

function drawView(canvas: HTMLCanvasElement, plan: Plan, { seen, accent }: { seen: Rect; accent: string }) {
  const context = sized(canvas, plan.height).getContext("2d");
  if (!context) return;
  canvas.style.aspectRatio = `${width} / ${plan.height}`;
  context.drawImage(plan.picture, 0, 0);
  begin(context, plan);
  const { scale } = plan;
  context.strokeStyle = accent;
  context.lineWidth = 1.25;
  context.beginPath();
  context.roundRect(seen.x * scale, seen.y * scale, seen.w * scale, seen.h * scale, 2);
  context.globalAlpha = 0.07;
  context.fillStyle = accent;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

/** Empty, in px of the device. */
function sized(canvas: HTMLCanvasElement, height: number): HTMLCanvasElement {
  canvas.width = width * density();
  canvas.height = height * density();
  return canvas;
}

function begin(context: CanvasRenderingContext2D, { area, scale }: Plan): void {
  context.scale(density(), density());
  context.translate(-area.x * scale, -area.y * scale);
}

const density = () => window.devicePixelRatio || 1;
