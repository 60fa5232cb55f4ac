/**
 * What differs, drawn over a quiet map: by form and colour. Came = full line and plus, went = dotted, struck and minus,
 * changed = pencil and the fields' names, moved = dashed.
 */
import { clamp, type Point } from "#lib/canvas/geometry.ts";
import type { CardScene, EdgeScene } from "#lib/canvas/scene.ts";
import { innerLines, paddingOf, silhouette } from "#lib/canvas/silhouette.ts";
import type { MarkLook } from "#lib/diff/map-marks.ts";
import { drawAvatar } from "./draw-cards.ts";
import { drawEnds } from "./draw-edges.ts";
import { drawIcon } from "./draw-icon.ts";
import type { MapPart } from "./draw-map.ts";
import type { Drawing, IconShape } from "./drawing.ts";
import { farShape } from "./far-shape.ts";
import type { Palette } from "./palette.ts";
import type { Type } from "./pen.ts";
import { wrapWords } from "./wrap-words.ts";

export interface DrawnMark {
  readonly look: MarkLook;
  /** What became of it in a few words; empty for what came, went or was moved. */
  readonly words: string;
}

export type ChangeIcons = Readonly<Record<MarkLook, IconShape>>;

export interface DrawnDifferences {
  /** By card or edge. */
  readonly marks: ReadonlyMap<string, DrawnMark>;
  readonly icons: ChangeIcons;
}

export function drawDifferences(drawing: Drawing, { cards, edges }: MapPart, told: DrawnDifferences): void {
  const marked = <T extends { id: string }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const mark = told.marks.get(one.id);
      return mark ? [{ one, mark }] : [];
    });
  const [lines, faces] = [marked(edges), marked(cards)].map((all) =>
    all.toSorted((a, b) => order[a.mark.look] - order[b.mark.look]),
  ) as [Marked<EdgeScene>[], Marked<CardScene>[]];
  for (const line of lines) drawLine(drawing, line);
  for (const face of faces) drawFace(drawing, face);
  // From afar so many of them would only cover what they mark.
  if (drawing.tier === "far" && lines.length + faces.length > mostBadgesAfar) return;
  for (const line of lines) drawLineBadge(drawing, line, told.icons);
  for (const face of faces) drawBadge(drawing, cornerOf(face.one), { ...face.mark, icons: told.icons });
}

interface Marked<T> {
  readonly one: T;
  readonly mark: DrawnMark;
}

/** Ghosts lie under what is there. */
const order: Record<MarkLook, number> = { removed: 0, moved: 1, changed: 2, added: 3 };
const mostBadgesAfar = 400;

export const markColor = (palette: Palette, look: MarkLook): string =>
  look === "moved" ? palette["text-3"] : palette[`diff-${look}`];

const dashOf = (look: MarkLook, width: number): readonly number[] | undefined =>
  look === "removed" ? [width, 2 * width] : look === "moved" ? [4 * width, 2.5 * width] : undefined;

function strokeOf({ palette, k, tier }: Drawing, look: MarkLook) {
  const width = (look === "moved" ? 1.5 : 2) * clamp(k * 0.85, 1, tier === "far" ? 8 : 3);
  const dash = dashOf(look, width);
  return { color: markColor(palette, look), width, ...(dash && { dash }) };
}

// ---- cards

function drawFace(drawing: Drawing, { one: card, mark }: Marked<CardScene>): void {
  const { pen, palette, tier } = drawing;
  const { node, box } = card;
  const stroke = strokeOf(drawing, mark.look);
  const fill = palette["surface-card"];
  if (tier === "far") {
    pen.polygons([farShape(node.kind, box)], {
      fill: mark.look === "added" ? stroke.color : fill,
      stroke,
    });
    return;
  }
  pen.within(box, 1, () => {
    if (card.isTucked) {
      pen.box({ x: 0.5, y: 0.5, w: box.w - 1, h: box.h - 1 }, 9.5, { fill, stroke });
      return;
    }
    pen.path(silhouette(node.kind, box), { ...(node.kind !== "GROUP" && { fill }), stroke });
    const inner = innerLines(node.kind, box);
    if (inner) pen.path(inner, { stroke: { color: stroke.color, width: 1 } });
    drawTitle(drawing, card, mark);
    if (tier === "full") drawFoot(drawing, card, mark);
  });
}

const titleType: Type = { size: 13, weight: 560, spacing: -0.012 };
const shortType: Type = { size: 11, weight: 580, spacing: -0.015 };
const wordsType: Type = { size: 11, weight: 500, spacing: -0.01 };

/** Beside its icon; when small, as large on screen as it can be. */
function drawTitle(drawing: Drawing, { node, box }: CardScene, { look }: DrawnMark): void {
  const { pen, palette, icons } = drawing;
  const isFull = drawing.tier === "full";
  const [k, type] = isFull ? [1, titleType] : [drawing.k, shortType];
  const { top, side } = paddingOf(node.kind);
  const lineHeight = isFull ? 16 : 13;
  const hasIcon = node.kind !== "GROUP" && node.kind !== "NOTE" && k < 2.3;
  const left = side / k + (hasIcon ? 19 : 0);
  const lines = wrapWords({
    words: node.title || "Untitled",
    width: Math.max(20, box.w / k - left - side / k),
    mostLines: node.kind === "START" ? 1 : 2,
    measure: (words) => pen.measure(words, type),
  });
  const color = look === "removed" ? palette["text-2"] : palette["text-1"];
  const from = isFull ? top : (box.h / k - lines.length * lineHeight) / 2;
  const widest = Math.max(...lines.map((line) => pen.measure(line, type)));
  const start = isFull ? left : Math.max(left, (box.w / k - widest + (hasIcon ? 19 : 0)) / 2);
  pen.within({ x: 0, y: 0 }, k, () => {
    if (hasIcon)
      drawIcon(pen, icons.kinds[node.kind], {
        x: start - 19,
        y: from + 1.5,
        size: 13,
        color: palette["text-2"],
      });
    lines.forEach((line, i) => {
      const y = from + i * lineHeight + type.size - 0.5;
      pen.text(line, { x: start, y }, { ...type, color });
      if (look !== "removed") return;
      const struck = [at(start, y - 4), at(start + pen.measure(line, type), y - 4)];
      pen.lines([struck], { color: markColor(palette, look), width: 1.25 });
    });
  });
}

const at = (x: number, y: number): Point => ({ x, y });

/** Whose it is, and what became of it. */
function drawFoot(drawing: Drawing, { node, box, owner }: CardScene, { look, words }: DrawnMark): void {
  if (node.kind === "GROUP" || node.kind === "NOTE" || node.kind === "START") return;
  const { pen, palette } = drawing;
  const { side } = paddingOf(node.kind);
  const y = box.h - 26;
  if (owner) drawAvatar(drawing, owner.name, { x: side, y, isQuiet: look === "removed" });
  const left = side + (owner ? 23 : 0);
  const [line = ""] = wrapWords({
    words,
    width: Math.max(10, box.w - left - side),
    mostLines: 1,
    measure: (part) => pen.measure(part, wordsType),
  });
  if (line) pen.text(line, { x: left, y: y + 13 }, { ...wordsType, color: markColor(palette, look) });
}

// ---- edges

function drawLine(drawing: Drawing, { one: edge, mark }: Marked<EdgeScene>): void {
  if (edge.points.length < 2) return;
  const { pen, palette } = drawing;
  const stroke = strokeOf(drawing, mark.look);
  const isCurrent = drawing.selection.has(edge.id);
  const halo = isCurrent
    ? { color: palette["accent-border"], width: 5 * stroke.width }
    : { color: palette["surface-canvas"], width: 7 };
  if (isCurrent || drawing.tier !== "far") pen.route(edge.points, halo);
  pen.route(edge.points, stroke);
  if (drawing.tier !== "far") drawEnds(drawing, edge, stroke);
}

/** On the line, with its words when near. */
function drawLineBadge(drawing: Drawing, { one: edge, mark }: Marked<EdgeScene>, icons: ChangeIcons): void {
  const { pen, palette, tier, k } = drawing;
  const place = edge.labelAt ?? middleOf(edge.points);
  if (!place) return;
  const words = [edge.label, mark.words].filter(Boolean).join(" · ");
  // Where no place was found for words they would cover cards.
  const hasRoom = tier === "full" && edge.labelAt !== undefined && !edge.isLabelCrowded;
  if (!hasRoom || words === "") {
    drawBadge(drawing, place, { ...mark, icons });
    return;
  }
  const color = markColor(palette, mark.look);
  pen.within(place, clamp(k, 1, 3), () => {
    const w = pen.measure(words, wordsType) + 30;
    pen.box({ x: -w / 2, y: -9, w, h: 18 }, 9, {
      fill: palette["surface-card"],
      stroke: { color, width: 1 },
    });
    badge(drawing, { x: -w / 2 + 9, y: 0 }, { ...mark, icons });
    const left = -w / 2 + 22;
    pen.text(words, { x: left, y: 4 }, { ...wordsType, color: palette["text-1"] });
    if (mark.look === "removed") pen.lines([[at(left, 0.5), at(w / 2 - 8, 0.5)]], { color, width: 1.25 });
  });
}

function middleOf(points: readonly Point[]): Point | undefined {
  let [longest, middle]: [number, Point | undefined] = [-1, points[0]];
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (!from || !to) continue;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    if (length <= longest) continue;
    longest = length;
    middle = at((from.x + to.x) / 2, (from.y + to.y) / 2);
  }
  return middle;
}

// ---- badges

interface Badge {
  readonly look: MarkLook;
  readonly icons: ChangeIcons;
}

const cornerOf = ({ box }: CardScene): Point => at(box.x - 1, box.y - 1);

/** As large on screen at any zoom, up to where it would cover its neighbours. */
export function drawBadge(drawing: Drawing, place: Point, told: Badge): void {
  drawing.pen.within(place, clamp(drawing.k, 1, drawing.tier === "far" ? 8 : 1.8), () =>
    badge(drawing, at(0, 0), told),
  );
}

function badge({ pen, palette }: Drawing, { x, y }: Point, { look, icons }: Badge): void {
  pen.box({ x: x - 10, y: y - 10, w: 20, h: 20 }, 10, { fill: palette["surface-canvas"] });
  pen.box({ x: x - 8.5, y: y - 8.5, w: 17, h: 17 }, 8.5, { fill: markColor(palette, look) });
  drawIcon(pen, icons[look], { x: x - 5.5, y: y - 5.5, size: 11, color: palette["surface-card"] });
}
