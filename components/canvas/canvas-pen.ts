/** Draws on a 2D canvas. Paths, the widths of words and what was set last are remembered: coming by them costs most. */

import type { Point, Rect } from "#lib/canvas/geometry.ts";
import type { Look, Pen, Stroke, Type } from "#lib/drawing/pen.ts";
import { drawRoute, wholeLine } from "./route-strokes.ts";

export interface CanvasPen extends Pen {
  /** Draws anew what lies in a part of the canvas, in px of the device, and nothing outside of it. */
  inside(part: Rect, draw: () => void): void;
  /** Draws over what is there. */
  over(draw: () => void): void;
  /** A soft shadow under a form, filled with the colour of what comes over it. */
  shade(d: string, at: Point, shadow: Shadow): void;
  /** After fonts have come: words have other widths now. */
  forgetWidths(): void;
}

export interface Shadow {
  readonly color: string;
  readonly fill: string;
  readonly blurPx: number;
  readonly downPx: number;
}

const mostPaths = 20_000;
const mostWidths = 50_000;

export function createCanvasPen(context: CanvasRenderingContext2D, family: string): CanvasPen {
  const paths = new Map<string, Path2D>();
  const widths = new Map<string, number>();
  let state: Partial<DrawingState> = {};
  /** Where the origin lies, and how large things are drawn there, inside all calls of `within`. */
  let place = { x: 0, y: 0, scale: 1 };
  let later: Map<string, LateText[]> | undefined;

  const pathOf = (d: string) => {
    const known = paths.get(d);
    if (known) return known;
    const path = new Path2D(d);
    if (paths.size >= mostPaths) paths.clear();
    paths.set(d, path);
    return path;
  };
  const use = ({ size, weight, spacing }: Type) => {
    const font = `${weight} ${size}px ${family}`;
    if (font !== state.font) context.font = font;
    const letterSpacing = `${Math.round(spacing * size * 100) / 100}px`;
    if (letterSpacing !== state.letterSpacing) context.letterSpacing = letterSpacing;
    state.font = font;
    state.letterSpacing = letterSpacing;
  };
  const fill = (color: string) => {
    if (color !== state.fill) context.fillStyle = color;
    state.fill = color;
  };
  const stroke = ({ color, width, dash = noDash, cap }: Stroke) => {
    if (color !== state.stroke) context.strokeStyle = color;
    if (width !== state.width) context.lineWidth = width;
    if (cap !== state.cap || !("cap" in state)) {
      context.lineCap = cap ?? "butt";
      context.lineJoin = cap ?? "miter";
    }
    if (dash !== state.dash) context.setLineDash([...dash]);
    Object.assign(state, { stroke: color, width, cap, dash });
  };
  const paint = (path: Path2D, look: Look) => {
    if (look.fill) {
      fill(look.fill);
      context.fill(path);
    }
    if (!look.stroke) return;
    stroke(look.stroke);
    context.stroke(path);
  };
  const write = ({ words, x, y, scale }: LateText) => {
    if (scale === 1) {
      context.fillText(words, x, y);
      return;
    }
    context.translate(x, y);
    context.scale(scale, scale);
    context.fillText(words, 0, 0);
    context.scale(1 / scale, 1 / scale);
    context.translate(-x, -y);
  };
  return {
    inside({ x, y, w, h }, draw) {
      state = {};
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(x, y, w, h);
      context.beginPath();
      context.rect(x, y, w, h);
      context.clip();
      draw();
      context.restore();
      state = {};
    },
    over(draw) {
      state = {};
      context.save();
      draw();
      context.restore();
      state = {};
    },
    shade(d, at, shadow) {
      context.save();
      // Shadows don't follow the scale by themselves.
      const { a: scale } = context.getTransform();
      context.shadowColor = shadow.color;
      context.shadowBlur = shadow.blurPx * scale;
      context.shadowOffsetY = shadow.downPx * scale;
      context.fillStyle = shadow.fill;
      context.translate(at.x, at.y);
      context.fill(pathOf(d));
      context.restore();
    },
    textsLast(draw) {
      const texts = new Map<string, LateText[]>();
      later = texts;
      draw();
      later = undefined;
      for (const [, group] of texts) {
        for (const text of group) {
          use(text.type);
          fill(text.type.color);
          write(text);
        }
      }
    },
    within(at, scale, draw) {
      const outer = place;
      place = {
        x: outer.x + at.x * outer.scale,
        y: outer.y + at.y * outer.scale,
        scale: outer.scale * scale,
      };
      context.translate(at.x, at.y);
      if (scale !== 1) context.scale(scale, scale);
      draw();
      place = outer;
      if (scale !== 1) context.scale(1 / scale, 1 / scale);
      context.translate(-at.x, -at.y);
    },
    path: (d, look) => paint(pathOf(d), look),
    route(points, { color, width, dash, cap }) {
      fill(color);
      stroke({ color, width, ...(dash && { dash, ...(cap && { cap }) }) });
      if (dash || !drawRoute(context, points, width)) context.stroke(wholeLine(points));
    },
    lines(lines, look) {
      stroke(look);
      context.stroke(traced(lines, traceLine));
    },
    polygons: (polygons, look) => paint(traced(polygons, tracePolygon), look),
    box({ x, y, w, h }, radius, look) {
      context.beginPath();
      context.roundRect(x, y, w, h, radius);
      if (look.fill) {
        fill(look.fill);
        context.fill();
      }
      if (!look.stroke) return;
      stroke(look.stroke);
      context.stroke();
    },
    text(words, at, type) {
      if (later) {
        const { x, y, scale } = place;
        const text = { words, x: x + at.x * scale, y: y + at.y * scale, scale, type };
        const key = `${type.size} ${type.weight} ${type.color}`;
        const group = later.get(key);
        if (group) group.push(text);
        else later.set(key, [text]);
        return;
      }
      use(type);
      fill(type.color);
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

const noDash: readonly number[] = [];

/** What the context was set to last: setting it to the same again takes nearly as long as to something else. */
interface DrawingState {
  font: string;
  letterSpacing: string;
  fill: string;
  stroke: string;
  width: number;
  cap: "round" | undefined;
  dash: readonly number[];
}

interface LateText extends Point {
  words: string;
  scale: number;
  type: Type & { readonly color: string };
}

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
