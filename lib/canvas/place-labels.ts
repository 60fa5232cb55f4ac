/**
 * Puts each edge's words on its line where they cover least: off the cards, off other words, near the middle.
 * Greedy in the given order. O(labels × samples × cards nearby).
 */
import { overlapArea, type Point, type Rect } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";

export interface LabelToPlace {
  id: string;
  points: readonly Point[];
  w: number;
  h: number;
}

const sampleStepPx = 9;
const cardWeight = 6;
const labelWeight = 12;
const cornerPx = 10;

/** The centre of each label by id. */
export function placeLabels(labels: readonly LabelToPlace[], obstacles: Obstacles): Map<string, Point> {
  const placed: Rect[] = [];
  const centers = new Map<string, Point>();
  for (const label of labels) {
    let best: { center: Point; price: number } | undefined;
    for (const sample of samplesOf(label.points)) {
      const rect = { x: sample.x - label.w / 2, y: sample.y - label.h / 2, w: label.w, h: label.h };
      const price = priceOf(rect, { placed, obstacles }) + sample.fromMiddle * 0.4;
      if (!best || price < best.price) best = { center: { x: sample.x, y: sample.y }, price };
    }
    if (!best) continue;
    centers.set(label.id, best.center);
    placed.push({ x: best.center.x - label.w / 2, y: best.center.y - label.h / 2, w: label.w, h: label.h });
  }
  return centers;
}

function priceOf(
  rect: Rect,
  { placed, obstacles }: { placed: readonly Rect[]; obstacles: Obstacles },
): number {
  let price = 0;
  for (const id of obstacles.within(rect)) {
    const box = obstacles.boxes.get(id);
    if (box) price += overlapArea(rect, box) * cardWeight;
  }
  for (const other of placed) price += overlapArea(rect, other) * labelWeight;
  return price;
}

interface Sample extends Point {
  fromMiddle: number;
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
      };
    }
    walked += length;
  }
}

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
