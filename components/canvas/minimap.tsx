/** The whole map in a corner, drawn on a canvas at most ten times a second; drag in it to move the view. */
"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import { clamp, inflate, type Rect, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { useCanvas } from "./canvas-context.tsx";
import { onThemeChange, readColors } from "./theme-colors.ts";

const width = 174;
const highest = 110;
const redrawMs = 100;

/** Asking for colours makes the browser look through all styles, so it is done once a theme. */
const tokens = ["n-400", "path-exception", "path-fallback", "accent", "path-happy"] as const;
type Colors = Record<(typeof tokens)[number], string>;

interface Frame {
  area: Rect;
  scale: number;
}

export function Minimap() {
  const { scene, viewport, session, camera } = useCanvas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<Frame>({ area: { x: 0, y: 0, w: 1, h: 1 }, scale: 1 });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let colors: Colors | undefined;
    const draw = () => {
      timer = undefined;
      if (!canvas.current) return;
      colors ??= readColors(canvas.current, tokens);
      const seen = viewport.visible();
      const { selection } = session.view.get();
      frame.current = drawMinimap(canvas.current, { scene: scene.get(), seen, selection, colors });
    };
    const schedule = () => {
      timer ??= setTimeout(draw, redrawMs);
    };
    draw();
    const recolor = () => {
      colors = undefined;
      schedule();
    };
    const stores = [scene, camera, session.view];
    const stops = [onThemeChange(recolor), ...stores.map((store) => store.subscribe(schedule))];
    return () => {
      clearTimeout(timer);
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

interface MinimapParts {
  scene: Scene;
  seen: Rect;
  selection: ReadonlySet<string>;
  colors: Colors;
}

function drawMinimap(canvas: HTMLCanvasElement, { scene, seen, selection, colors }: MinimapParts): Frame {
  const area = inflate(unionOf([scene.bounds ?? seen, seen]) ?? seen, 40);
  const scale = Math.min(width / area.w, highest / area.h);
  const height = clamp(Math.round(area.h * scale), 40, highest);
  const density = window.devicePixelRatio || 1;
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.style.aspectRatio = `${width} / ${height}`;
  const context = canvas.getContext("2d");
  if (!context) return { area, scale };
  context.scale(density, density);
  context.translate(
    -area.x * scale + (width - area.w * scale) / 2,
    -area.y * scale + (height - area.h * scale) / 2,
  );
  const { accent } = colors;
  const byKind: Record<string, string> = {
    EXCEPTION: colors["path-exception"],
    FALLBACK: colors["path-fallback"],
  };
  const byColor = new Map<string, Path2D>();
  for (const { id, node, box } of scene.cards.values()) {
    const fill = selection.has(id) ? accent : (byKind[node.kind] ?? colors["n-400"]);
    const path = byColor.get(fill) ?? new Path2D();
    byColor.set(fill, path);
    path.rect(box.x * scale, box.y * scale, Math.max(2, box.w * scale), Math.max(1.5, box.h * scale));
  }
  for (const [fill, path] of byColor) {
    context.fillStyle = fill;
    context.fill(path);
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
  context.strokeStyle = accent;
  context.lineWidth = 1.25;
  context.beginPath();
  context.roundRect(seen.x * scale, seen.y * scale, seen.w * scale, seen.h * scale, 2);
  context.globalAlpha = 0.07;
  context.fillStyle = accent;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
  const x = area.x - (width - area.w * scale) / 2 / scale;
  const y = area.y - (height - area.h * scale) / 2 / scale;
  return { area: { ...area, x, y }, scale };
}
