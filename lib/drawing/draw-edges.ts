/** Edges as the design has them: form first (weight, dash, end mark), colour second; words on the line when near. */
import type { EdgeLook } from "#lib/canvas/edge-look.ts";
import { clamp, inflate, type Point, touches } from "#lib/canvas/geometry.ts";
import type { EdgeScene } from "#lib/canvas/scene.ts";
import { drawIcon } from "./draw-icon.ts";
import type { Drawing } from "./drawing.ts";
import type { Palette } from "./palette.ts";
import type { Pen, Stroke } from "./pen.ts";

/** From afar, all lines of one look in one stroke; needs and notes are left out. */
export function drawFarEdges(drawing: Drawing, edges: readonly EdgeScene[]): void {
  for (const { example, state, lines } of farBatches(drawing, edges)) {
    const { color, width, dash } = strokeOf(drawing, example, state);
    // Round ends and corners can't be seen from here and take twice as long.
    drawing.pen.lines(lines, { color, width, ...(dash && { dash }) });
  }
}

interface FarBatch {
  readonly example: EdgeScene;
  readonly state: EdgeState;
  readonly lines: (readonly Point[])[];
}

/** A list that is drawn again, as in a pan, keeps its batches: what draws them knows their lines already. */
const knownBatches = new WeakMap<
  readonly EdgeScene[],
  { focus: Drawing["focus"]; batches: readonly FarBatch[] }
>();

function farBatches({ focus }: Drawing, edges: readonly EdgeScene[]): readonly FarBatch[] {
  const known = knownBatches.get(edges);
  if (known?.focus === focus) return known.batches;
  const batches = new Map<string, FarBatch>();
  for (const edge of edges) {
    const { id, look, isGap, isSoft, points } = edge;
    if (look === "needs" || look === "note") continue;
    const state = focus ? (focus.edges.has(id) ? "lit" : "quiet") : "plain";
    const key = `${look}${state}${isGap}${isSoft}`;
    const batch = batches.get(key);
    if (batch) batch.lines.push(points);
    else batches.set(key, { example: edge, state, lines: [points] });
  }
  knownBatches.set(edges, { focus, batches: [...batches.values()] });
  return [...batches.values()];
}

/** In drawing order. */
export function drawEdges(drawing: Drawing, edges: readonly EdgeScene[]): void {
  const { pen, palette, hoverEdgeId, selection } = drawing;
  for (const edge of edges) {
    if (edge.points.length < 2 || !isLineSeen(drawing, edge)) continue;
    const halo = selection.has(edge.id)
      ? { color: palette["accent-border"], width: 10 }
      : edge.id === hoverEdgeId
        ? { color: palette["surface-pressed"], width: 10 }
        : { color: palette["surface-canvas"], width: 7 };
    pen.route(edge.points, halo);
    const stroke = strokeOf(drawing, edge, stateOf(drawing, edge));
    pen.route(edge.points, stroke);
    drawEnds(drawing, edge, stroke);
  }
  if (drawing.tier !== "full") return;
  for (const edge of edges) drawLabel(drawing, edge);
}

/** Halos and tips stand out over a line by as much. */
const standOutPx = 20;

function isLineSeen({ seen }: Drawing, { points }: EdgeScene): boolean {
  if (!seen) return true;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return touches({ x: left, y: top, w: right - left, h: bottom - top }, inflate(seen, standOutPx));
}

type EdgeState = "plain" | "strong" | "lit" | "quiet";

function stateOf({ focus, selection }: Drawing, { id, edge }: EdgeScene): EdgeState {
  if (focus) return focus.edges.has(id) ? "lit" : "quiet";
  const isStrong = selection.has(id) || selection.has(edge.sourceId) || selection.has(edge.targetId);
  return isStrong ? "strong" : "plain";
}

const lineColors: Record<EdgeLook, (palette: Palette) => string> = {
  needs: (palette) => palette["edge-needs-quiet"],
  note: (palette) => palette["border-control"],
  raises: (palette) => palette["path-exception"],
  "falls-back": (palette) => palette["path-fallback"],
  flow: (palette) => palette["edge-flow-quiet"],
  happy: (palette) => palette["path-happy"],
};
const widths: Record<EdgeLook, number> = {
  needs: 1.25,
  note: 1,
  raises: 1.75,
  "falls-back": 1.75,
  flow: 1.75,
  happy: 3,
};
const dashes: Partial<Record<EdgeLook, readonly number[]>> = {
  note: [2, 4],
  raises: [5, 4],
  "falls-back": [9, 4, 1.5, 4],
};
const softDash = [1.5, 4];
/** Needs that form a circle. */
const circleDash = [10, 3];

function strokeOf({ palette, k, overlay }: Drawing, scene: EdgeScene, state: EdgeState): Stroke {
  if (overlay?.isInCircle(scene.id))
    return { color: palette.broken, width: 2.25 * clamp(k * 0.85, 1, 4), dash: circleDash };
  if (state === "quiet") return { color: palette["border-2"], width: clamp(k * 0.85, 1, 6) };
  const { look, isGap, isSoft } = scene;
  const isStrongNeed = look === "needs" && state === "strong";
  const width = state === "lit" && look !== "happy" ? 2.25 : isStrongNeed ? 1.75 : widths[look];
  const dash = isSoft ? softDash : dashes[look];
  const color = isGap ? palette["at-risk"] : isStrongNeed ? palette["edge-needs"] : lineColors[look](palette);
  const growth = look === "happy" ? clamp(k, 1, 5) : clamp(k * 0.85, 1, 4);
  const isButt = look === "raises" || look === "falls-back";
  return {
    color,
    width: width * growth,
    ...(dash && { dash }),
    ...(!isButt && { cap: "round" as const }),
  };
}

/** Arrow, or dot and socket of a need. */
export function drawEnds({ pen, palette, k }: Drawing, { points, look }: EdgeScene, stroke: Stroke): void {
  const [first, before, end] = [points[0], points.at(-2), points.at(-1)];
  if (!first || !before || !end || look === "note") return;
  const along = unit(before, end);
  if (look === "needs") {
    pen.box({ x: first.x - 2.4, y: first.y - 2.4, w: 4.8, h: 4.8 }, 2.4, { fill: stroke.color });
    drawSocket(pen, end, along, { fill: palette["surface-canvas"], stroke: plain(stroke) });
    return;
  }
  pen.polygons(tipOf(points, { end, along, size: clamp(k * 0.7, 1, 4) }), { fill: stroke.color });
}

/** By the route, as drawn last. */
const tips = new WeakMap<readonly Point[], { size: number; polygons: Point[][] }>();

function tipOf(
  route: readonly Point[],
  { end, along, size }: { end: Point; along: Point; size: number },
): Point[][] {
  const known = tips.get(route);
  if (known?.size === size) return known.polygons;
  const place = (back: number, side: number) => ({
    x: end.x - (along.x * back + along.y * side) * size,
    y: end.y - (along.y * back - along.x * side) * size,
  });
  const polygons = [[place(8, 4.6), end, place(8, -4.6), place(6.8, 0)]];
  tips.set(route, { size, polygons });
  return polygons;
}

const plain = ({ color, width }: Stroke): Stroke => ({ color, width });

/** A half ring that opens towards the card. */
function drawSocket(pen: Pen, end: Point, { x, y }: Point, look: { fill: string; stroke: Stroke }): void {
  const r = 4.5;
  const from = `${end.x + y * r} ${end.y - x * r}`;
  const to = `${end.x - y * r} ${end.y + x * r}`;
  pen.path(`M${from}A${r} ${r} 0 0 0 ${to}`, look);
}

function unit(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

export const labelType = { size: 11, weight: 500, spacing: 0 };

function drawLabel(drawing: Drawing, edge: EdgeScene): void {
  const { pen, seen, palette, icons, focus, selection, hoverEdgeId } = drawing;
  const { id, label, labelAt, look, isGap, isLabelCrowded } = edge;
  const isAsked = hoverEdgeId === id || selection.has(id);
  if (!label || !labelAt || (isLabelCrowded && !isAsked)) return;
  const isQuiet = focus !== null && !focus.edges.has(id);
  const [color, fill] = labelColors(palette, look, isGap, isQuiet);
  const iconWidth = isGap ? 14 : 0;
  const w = pen.measure(label, labelType) + 10 + iconWidth;
  const box = { x: labelAt.x - w / 2, y: labelAt.y - 8, w, h: 16 };
  if (seen && !touches(inflate(box, 1), seen)) return;
  pen.box(box, isGap ? 8 : 5, {
    fill,
    ...(isGap && { stroke: { color: isQuiet ? palette["border-1"] : palette["at-risk"], width: 1 } }),
  });
  if (isGap) drawIcon(pen, icons.marks.warning, { x: box.x + 5, y: labelAt.y - 5.5, size: 11, color });
  pen.text(label, { x: box.x + 5 + iconWidth, y: labelAt.y + 4 }, { ...labelType, color });
}

function labelColors(palette: Palette, look: EdgeLook, isGap: boolean, isQuiet: boolean): [string, string] {
  if (isQuiet) return [palette["text-3"], palette["surface-canvas"]];
  if (isGap) return [palette["at-risk-text"], palette["at-risk-bg"]];
  if (look === "happy") return [palette["path-happy-text"], palette["path-happy-bg"]];
  if (look === "raises") return [palette["path-exception-text"], palette["surface-canvas"]];
  if (look === "falls-back") return [palette["path-fallback-text"], palette["surface-canvas"]];
  return [palette["text-2"], palette["surface-canvas"]];
}
