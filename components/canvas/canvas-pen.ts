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
  const paint = (path: Path2D, look: Look) => {
    if (look.fill) {
      context.fillStyle = look.fill;
      context.fill(path);
    }
    if (!look.stroke) return;
    stroke(look.stroke);
    context.stroke(path);
  };
  return {
    within(at, scale, draw) {
      context.translate(at.x, at.y);
      if (scale !== 1) context.scale(scale, scale);
      draw();
      if (scale !== 1) context.scale(1 / scale, 1 / scale);
      context.translate(-at.x, -at.y);
    },
    path: (d, look) => paint(pathOf(d), look),
    lines(lines, look) {
      stroke(look);
      context.stroke(traced(lines, traceLine));
    },
    polygons: (polygons, look) => paint(traced(polygons, tracePolygon), look),
    box({ x, y, w, h }, radius, look) {
      const path = new Path2D();
      path.roundRect(x, y, w, h, radius);
      paint(path, look);
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

type Shapes = Iterable<readonly Point[]>;

/** By the list, which keeps its identity while it is the same. */
const tracedPaths = new WeakMap<Shapes, Path2D>();

function traced(shapes: Shapes, trace: (path: Path2D, points: readonly Point[]) => void): Path2D {
  const known = tracedPaths.get(shapes);
  if (known) return known;
  const path = new Path2D();
  for (const points of shapes) trace(path, points);
  tracedPaths.set(shapes, path);
  return path;
}

function traceLine(path: Path2D, points: readonly Point[]): void {
  const [first] = points;
  if (!first) return;
  path.moveTo(first.x, first.y);
  for (let i = 1; i < points.length; i++) {
    const point = points[i];
    if (point) path.lineTo(point.x, point.y);
  }
}

/** Never closed, since that takes the longer the more the path holds: it goes on to its second corner instead. */
function tracePolygon(path: Path2D, points: readonly Point[]): void {
  const [a, b, c, d] = points;
  if (!a || !b) return;
  if (c && d && points.length === 4 && a.y === b.y && b.x === c.x && c.y === d.y && d.x === a.x) {
    path.rect(a.x, a.y, c.x - a.x, c.y - a.y);
    return;
  }
  traceLine(path, points);
  path.lineTo(a.x, a.y);
  path.lineTo(b.x, b.y);
}
