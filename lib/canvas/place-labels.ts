/**
 * Puts each edge's words on its line where they cover least: off the cards, off other words, near the middle.
 * Greedy in the order in which they are put in; words stay where they are until something happens to their line or
 * beneath them. O(places tried × what lies nearby) for each label that is placed anew.
 */
import { centerOf, inflate, overlapArea, type Point, type Rect, unionOf } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
import { createRectIndex, type RectIndex } from "./rect-index.ts";

export interface LabelToPlace {
  id: string;
  points: readonly Point[];
  w: number;
  h: number;
}

export interface PlacedLabel {
  /** Where its centre lies. */
  at: Point;
  /** It covers cards or other words: better shown only when asked for. */
  isCrowded: boolean;
}

const sampleStepPx = 9;
/** A label that covers this much of its leg hides the line. */
const mostOfLeg = 0.7;
const hidingPrice = 500;
const besidePrice = 30;
const besidePx = 5;
const crowdedShare = 0.12;
const cardWeight = 6;
const labelWeight = 12;
const cornerPx = 10;
/** Words are looked a place for this near to the middle of the line, then this far. */
const reachesPx = [45, 600];
const awayPrice = 0.4;
/** A line that was only moved apart from others takes its words along. */
const nudgePx = 16;
/** Crowded words try again when something becomes free this near. */
const nearPx = 40;

export interface LabelPlacer {
  /** A label that came, or whose line or words changed. */
  put(label: LabelToPlace): void;
  delete(id: string): void;
  /** A card came to this place or left it. */
  touch(rect: Rect): void;
  /** Places what has to be, at most so many; gives the ids of the labels that came to lie elsewhere. */
  settle(obstacles: Obstacles, most: number): Set<string>;
  /** Whether labels are left to be placed. */
  readonly isUnsettled: boolean;
  get(id: string): PlacedLabel | undefined;
  /** Whether it was placed on this very line. */
  isOn(id: string, points: readonly Point[]): boolean;
}

interface Kept extends PlacedLabel {
  label: LabelToPlace;
  rect: Rect;
}

export function createLabelPlacer(): LabelPlacer {
  const labels = new Map<string, LabelToPlace>();
  const kept = new Map<string, Kept>();
  /** Words that stand; those that are crowded take no room. */
  const standing = createRectIndex();
  /** Where crowded words would like to be: something may become free there. */
  const wanting = createRectIndex();
  const queue = new Set<string>();

  const enqueue = (id: string) => void queue.add(id);
  function free(id: string): void {
    const old = kept.get(id);
    if (!old) return;
    wanting.delete(id);
    standing.delete(id);
    if (!old.isCrowded) wanting.visit(old.rect, enqueue);
  }

  /** True if it came to lie elsewhere. */
  function place(id: string, obstacles: Obstacles): boolean {
    const label = labels.get(id);
    const old = kept.get(id);
    const around = { standing, obstacles };
    const placed = label && (nudged(old, label, around) ?? placeOne(label, around));
    if (!label || !placed) return false;
    kept.set(id, placed);
    if (placed.isCrowded) wanting.set(id, [inflate(placed.rect, nearPx)]);
    else standing.set(id, [placed.rect]);
    return !isSamePlace(old, placed);
  }

  return {
    put(label) {
      const old = kept.get(label.id)?.label;
      labels.set(label.id, label);
      if (old?.points !== label.points || old.w !== label.w || old.h !== label.h) queue.add(label.id);
    },
    delete(id) {
      free(id);
      labels.delete(id);
      kept.delete(id);
      queue.delete(id);
    },
    touch(rect) {
      standing.visit(rect, enqueue);
      wanting.visit(rect, enqueue);
    },
    get isUnsettled() {
      return queue.size > 0;
    },
    settle(obstacles, most) {
      const moved = new Set<string>();
      let left = most;
      // Room that is given up may be taken by words that were crowded: they come in a second turn.
      while (queue.size > 0 && left > 0) {
        const turn = [...queue].slice(0, left);
        left -= turn.length;
        for (const id of turn) queue.delete(id);
        for (const id of turn) free(id);
        for (const id of turn) if (place(id, obstacles)) moved.add(id);
      }
      return moved;
    },
    get: (id) => kept.get(id),
    isOn: (id, points) => kept.get(id)?.label.points === points,
  };
}

const isSamePlace = (a: PlacedLabel | undefined, b: PlacedLabel): boolean =>
  a?.at.x === b.at.x && a.at.y === b.at.y && a.isCrowded === b.isCrowded;

interface Surroundings {
  standing: RectIndex;
  obstacles: Obstacles;
}

/** The place the words had, moved along with their line; undefined where the line is another one, or the place taken. */
function nudged(
  old: Kept | undefined,
  label: LabelToPlace,
  { standing, obstacles }: Surroundings,
): Kept | undefined {
  if (!old || old.isCrowded || old.label.w !== label.w || old.label.points === label.points) return undefined;
  const by = shiftAt(old.at, old.label.points, label.points);
  if (!by) return undefined;
  const rect = { ...old.rect, x: old.rect.x + by.x, y: old.rect.y + by.y };
  let isFree = true;
  const meet = (_: string, other: Rect) => {
    isFree &&= overlapArea(rect, other) === 0;
  };
  obstacles.visit(rect, meet);
  standing.visit(rect, meet);
  return isFree ? { label, rect, at: centerOf(rect), isCrowded: false } : undefined;
}

/** How far the leg below a point was moved, if all corners were moved a little at most. */
function shiftAt(at: Point, before: readonly Point[], after: readonly Point[]): Point | undefined {
  if (before.length !== after.length) return undefined;
  let nearest: { by: Point; distance: number } | undefined;
  for (let i = 0; i < before.length; i++) {
    const [from, to, next, nextTo] = [before[i], after[i], before[i + 1], after[i + 1]];
    if (!from || !to || Math.abs(to.x - from.x) > nudgePx || Math.abs(to.y - from.y) > nudgePx)
      return undefined;
    if (!next || !nextTo) continue;
    const isVertical = from.x === next.x;
    if ((to.x === nextTo.x) !== isVertical) return undefined;
    const distance = isVertical ? Math.abs(at.x - from.x) : Math.abs(at.y - from.y);
    const [low, high] = isVertical
      ? [Math.min(to.y, nextTo.y), Math.max(to.y, nextTo.y)]
      : [Math.min(to.x, nextTo.x), Math.max(to.x, nextTo.x)];
    const along = isVertical ? at.y : at.x;
    if (along < low || along > high || distance >= (nearest?.distance ?? Number.POSITIVE_INFINITY)) continue;
    nearest = { distance, by: isVertical ? { x: to.x - from.x, y: 0 } : { x: 0, y: to.y - from.y } };
  }
  return nearest?.by;
}

function placeOne(label: LabelToPlace, around: Surroundings): Kept | undefined {
  let best: Tried | undefined;
  for (const reachPx of reachesPx) {
    best = bestWithin(label, reachPx, around) ?? best;
    // Farther away nothing is better than this.
    if (best && best.price <= reachPx * awayPrice) break;
  }
  if (!best) return undefined;
  const { rect, onCards, onWords } = best;
  const isCrowded = onCards > label.w * label.h * crowdedShare || onWords > 0;
  return { label, rect, at: centerOf(rect), isCrowded };
}

interface Tried {
  rect: Rect;
  price: number;
  /** Areas covered, in px². */
  onCards: number;
  onWords: number;
}

function bestWithin(
  label: LabelToPlace,
  reachPx: number,
  { standing, obstacles }: Surroundings,
): Tried | undefined {
  const candidates = [...candidatesOf(label, reachPx)].sort((a, b) => a.price - b.price);
  const around = unionOf(candidates.map(({ rect }) => rect));
  if (!around) return undefined;
  const cards: Rect[] = [];
  const words: Rect[] = [];
  obstacles.visit(around, (_, box) => cards.push(box));
  standing.visit(around, (_, rect) => words.push(rect));
  let best: Tried | undefined;
  for (const { rect, price: own } of candidates) {
    if (best && own >= best.price) break;
    const [onCards, onWords] = [coveredArea(rect, cards), coveredArea(rect, words)];
    const price = own + onCards * cardWeight + onWords * labelWeight;
    if (!best || price < best.price) best = { rect, price, onCards, onWords };
  }
  return best;
}

function coveredArea(rect: Rect, others: readonly Rect[]): number {
  let area = 0;
  for (const other of others) area += overlapArea(rect, other);
  return area;
}

/** On the line; where it would hide a short leg, beside it. */
function* candidatesOf(
  { points, w, h }: LabelToPlace,
  reachPx: number,
): Generator<{ rect: Rect; price: number }> {
  for (const sample of samplesOf(points, reachPx)) {
    const at = (x: number, y: number): Rect => ({ x: x - w / 2, y: y - h / 2, w, h });
    const fromMiddle = sample.fromMiddle * awayPrice;
    const isHiding = (sample.isVertical ? h : w) > sample.legLength * mostOfLeg;
    yield { rect: at(sample.x, sample.y), price: fromMiddle + (isHiding ? hidingPrice : 0) };
    if (!isHiding) continue;
    const aside = sample.isVertical ? { x: w / 2 + besidePx, y: 0 } : { x: 0, y: h / 2 + besidePx };
    yield { rect: at(sample.x + aside.x, sample.y + aside.y), price: fromMiddle + besidePrice };
    yield { rect: at(sample.x - aside.x, sample.y - aside.y), price: fromMiddle + besidePrice + 1 };
  }
}

interface Sample extends Point {
  fromMiddle: number;
  isVertical: boolean;
  legLength: number;
}

/** Points along the line near its middle, away from its corners. */
function* samplesOf(points: readonly Point[], reachPx: number): Generator<Sample> {
  const lengths = points.slice(1).map((point, i) => distance(points[i] ?? point, point));
  const middle = lengths.reduce((sum, length) => sum + length, 0) / 2;
  let walked = 0;
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [points[i], points[i + 1]];
    if (!from || !to || length === 0) continue;
    const margin = Math.min(cornerPx, length / 2);
    const count = Math.max(0, Math.floor((length - 2 * margin) / sampleStepPx));
    for (let k = 0; k <= count; k++) {
      const along = count === 0 ? length / 2 : margin + ((length - 2 * margin) * k) / count;
      const share = along / length;
      const fromMiddle = Math.abs(walked + along - middle);
      if (fromMiddle > reachPx) continue;
      yield {
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
        fromMiddle,
        isVertical: from.x === to.x,
        legLength: length,
      };
    }
    walked += length;
  }
}

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
