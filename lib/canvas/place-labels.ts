/**
 * Puts each edge's words on its line where they cover least: off the cards, off other words, near the middle.
 * Greedy in the given order. O(labels × samples × what lies nearby) at first, then only for what changed.
 */
import { centerOf, overlapArea, type Point, type Rect } from "./geometry.ts";
import { createRectGrid, type Obstacles, type RectGrid } from "./obstacles.ts";

export interface LabelToPlace {
  id: string;
  points: readonly Point[];
  w: number;
  h: number;
}

export interface PlacedLabel {
  /** Where its centre lies. */
  at: Point;
  /** It covers cards: better shown only when asked for. */
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

export interface LabelPlacer {
  /**
   * The place of each label by id. Labels whose line, words and cards around stay keep their place; the others are
   * placed around them.
   */
  place(labels: readonly LabelToPlace[], obstacles: Obstacles): ReadonlyMap<string, PlacedLabel>;
}

interface Kept extends PlacedLabel {
  label: LabelToPlace;
  rect: Rect;
}

export function createLabelPlacer(): LabelPlacer {
  let kept = new Map<string, Kept>();
  let around: ReadonlyMap<string, Rect> | undefined;

  return {
    place(labels, obstacles) {
      const known = around === obstacles.boxes ? kept : new Map<string, Kept>();
      around = obstacles.boxes;
      const placed = createRectGrid();
      for (const label of labels) {
        const old = known.get(label.id);
        if (old && !old.isCrowded && isSameLabel(old.label, label)) placed.add(old.rect);
      }
      const next = new Map<string, Kept>();
      for (const label of labels) {
        const old = known.get(label.id);
        const entry = old && isSameLabel(old.label, label) ? old : placeOne(label, { placed, obstacles });
        if (!entry) continue;
        if (entry !== old && !entry.isCrowded) placed.add(entry.rect);
        next.set(label.id, entry);
      }
      kept = next;
      return kept;
    },
  };
}

const isSameLabel = (a: LabelToPlace | undefined, b: LabelToPlace): boolean =>
  a !== undefined && a.points === b.points && a.w === b.w && a.h === b.h;

function placeOne(label: LabelToPlace, context: Surroundings): Kept | undefined {
  let best: { rect: Rect; price: number } | undefined;
  for (const { rect, price: own } of candidatesOf(label)) {
    if (best && own >= best.price) continue;
    const price = own + priceOf(rect, context);
    if (!best || price < best.price) best = { rect, price };
  }
  if (!best) return undefined;
  const isCrowded = coveredArea(best.rect, context.obstacles) > label.w * label.h * crowdedShare;
  return { label, rect: best.rect, at: centerOf(best.rect), isCrowded };
}

interface Surroundings {
  placed: RectGrid;
  obstacles: Obstacles;
}

/** On the line; where it would hide a short leg, beside it. */
function* candidatesOf({ points, w, h }: LabelToPlace): Generator<{ rect: Rect; price: number }> {
  for (const sample of samplesOf(points)) {
    const at = (x: number, y: number): Rect => ({ x: x - w / 2, y: y - h / 2, w, h });
    const fromMiddle = sample.fromMiddle * 0.4;
    const isHiding = (sample.isVertical ? h : w) > sample.legLength * mostOfLeg;
    yield { rect: at(sample.x, sample.y), price: fromMiddle + (isHiding ? hidingPrice : 0) };
    if (!isHiding) continue;
    const aside = sample.isVertical ? { x: w / 2 + besidePx, y: 0 } : { x: 0, y: h / 2 + besidePx };
    yield { rect: at(sample.x + aside.x, sample.y + aside.y), price: fromMiddle + besidePrice };
    yield { rect: at(sample.x - aside.x, sample.y - aside.y), price: fromMiddle + besidePrice + 1 };
  }
}

function priceOf(rect: Rect, { placed, obstacles }: Surroundings): number {
  let price = coveredArea(rect, obstacles) * cardWeight;
  for (const other of placed.near(rect)) price += overlapArea(rect, other) * labelWeight;
  return price;
}

function coveredArea(rect: Rect, obstacles: Obstacles): number {
  let area = 0;
  for (const id of obstacles.within(rect)) {
    const box = obstacles.boxes.get(id);
    if (box) area += overlapArea(rect, box);
  }
  return area;
}

interface Sample extends Point {
  fromMiddle: number;
  isVertical: boolean;
  legLength: number;
}

/** Points along the line, away from its corners, with their distance from the middle of the whole line. */
function* samplesOf(points: readonly Point[]): Generator<Sample> {
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
      yield {
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
        fromMiddle: Math.abs(walked + along - middle),
        isVertical: from.x === to.x,
        legLength: length,
      };
    }
    walked += length;
  }
}

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
