/** Draws on a 2D canvas. Paths and the widths of words are remembered: parsing and measuring cost most. */

import type { Point } from "#lib/canvas/geometry.ts";
import type { Look, Pen, Stroke, Type } from "#lib/drawing/pen.ts";

export interface CanvasPen extends Pen {
  /** After fonts have come: words have other widths now. */
  forgetWidths(): void;
}

const mostPaths = 20_000;
const mostWidths = 50_000;

export function createCanvasPen(context: CanvasRenderingContext2D, family: string): CanvasPen {
  const paths = new Map<string, Path2D>();
  const widths = new Map<string, number>();
  let font = "";

  const pathOf = (d: string) => {
    const known = paths.get(d);
    if (known) return known;
    const path = new Path2D(d);
    if (paths.size >= mostPaths) paths.clear();
    paths.set(d, path);
    return path;
  };
  const use = ({ size, weight, spacing }: Type) => {
    const next = `${weight} ${size}px ${family}`;
    if (next !== font) context.font = next;
    font = next;
    const letterSpacing = `${Math.round(spacing * size * 100) / 100}px`;
    if (context.letterSpacing !== letterSpacing) context.letterSpacing = letterSpacing;
  };
  const stroke = ({ color, width, dash, cap }: Stroke) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineCap = cap ?? "butt";
    context.lineJoin = cap ?? "miter";
    context.setLineDash(dash ? [...dash] : noDash);
  };
  const paint = (look: Look) => {
    if (look.fill) {
      context.fillStyle = look.fill;
      context.fill();
    }
    if (!look.stroke) return;
    stroke(look.stroke);
    context.stroke();
  };
  const trace = (points: readonly Point[]) => {
    const [first] = points;
    if (!first) return;
    context.moveTo(first.x, first.y);
    for (let i = 1; i < points.length; i++) {
      const point = points[i];
      if (point) context.lineTo(point.x, point.y);
    }
  };

  return {
    within(at, scale, draw) {
      context.translate(at.x, at.y);
      if (scale !== 1) context.scale(scale, scale);
      draw();
      if (scale !== 1) context.scale(1 / scale, 1 / scale);
      context.translate(-at.x, -at.y);
    },
    path(d, look) {
      const path = pathOf(d);
      if (look.fill) {
        context.fillStyle = look.fill;
        context.fill(path);
      }
      if (!look.stroke) return;
      stroke(look.stroke);
      context.stroke(path);
    },
    lines(lines, look) {
      context.beginPath();
      for (const line of lines) trace(line);
      stroke(look);
      context.stroke();
    },
    polygons(polygons, look) {
      context.beginPath();
      for (const polygon of polygons) {
        trace(polygon);
        context.closePath();
      }
      paint(look);
    },
    box({ x, y, w, h }, radius, look) {
      context.beginPath();
      context.roundRect(x, y, w, h, radius);
      paint(look);
    },
    text(words, at, type) {
      use(type);
      context.fillStyle = type.color;
      context.fillText(words, at.x, at.y);
    },
    measure(words, type) {
      const key = `${type.size} ${type.weight} ${words}`;
      const known = widths.get(key);
      if (known !== undefined) return known;
      use(type);
      const { width } = context.measureText(words);
      if (widths.size >= mostWidths) widths.clear();
      widths.set(key, width);
      return width;
    },
    forgetWidths: () => widths.clear(),
  };
}

const noDash: number[] = [];
