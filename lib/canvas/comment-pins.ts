/**
 * Where the pins of comments stand on the map: one for each card, edge and point that is talked about. From afar, and
 * where there are very many, neighbours become one dot.
 */
import type { Thread } from "#lib/contracts/threads.ts";
import { contains, inflate, type Point, type Rect } from "./geometry.ts";
import type { Scene } from "./scene.ts";

export interface Pin {
  /** The element's id; of a point the thread's; of a dot its place. */
  readonly key: string;
  readonly form: "card" | "edge" | "point" | "dot";
  /** On the board. */
  readonly at: Point;
  readonly threads: readonly Thread[];
}

/** Pins of elements that aren't drawn (deleted, a flow, a checkpoint) are left out. */
export function pinsOf(threads: readonly Thread[], scene: Pick<Scene, "cards" | "edges">): Pin[] {
  const byKey = new Map<string, Thread[]>();
  for (const thread of threads) {
    const key = thread.anchor.type === "POINT" ? thread.id : thread.anchor.id;
    const known = byKey.get(key);
    if (known) known.push(thread);
    else byKey.set(key, [thread]);
  }
  return [...byKey].flatMap(([key, together]) => pinOf(key, together, scene) ?? []);
}

function pinOf(
  key: string,
  threads: readonly Thread[],
  { cards, edges }: Pick<Scene, "cards" | "edges">,
): Pin | undefined {
  const anchor = threads[0]?.anchor;
  if (anchor?.type === "POINT") return { key, form: "point", at: { x: anchor.x, y: anchor.y }, threads };
  const box = cards.get(key)?.box;
  if (box) return { key, form: "card", at: { x: box.x, y: box.y }, threads };
  const at = pointAlong(edges.get(key)?.points ?? [], edgePart);
  return at && { key, form: "edge", at, threads };
}

/** Words stand at the middle of an edge: the pin comes before them. */
const edgePart = 0.3;

/** The point after this part of a line's length; undefined for a line without points. */
export function pointAlong(points: readonly Point[], part: number): Point | undefined {
  const lengths = points.slice(1).map((point, index) => distance(points[index] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) * part;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (!from || !to) break;
    if (left <= length && length > 0) {
      const share = left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return points[0];
}

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

export interface Look {
  /** The part of the board in view. */
  seen: Rect;
  zoom: number;
  isFar: boolean;
}

/** A pin reaches this far beyond its place. */
const marginPx = 40;
/** Dots stand at least about this far apart. */
const dotGapPx = 64;
/** More than these would hide the map, and slow it down. */
const mostPins = 80;

/**
 * Those in view; from afar, or where there are many, one dot for all within a square, whose size goes by powers of two
 * so that panning keeps it.
 */
export function shownPins(pins: readonly Pin[], { seen, zoom, isFar }: Look): readonly Pin[] {
  const near = inflate(seen, marginPx / zoom);
  const inView = (shown: readonly Pin[]) => shown.filter(({ at }) => contains(near, at));
  const single = inView(pins);
  if (!isFar && single.length <= mostPins) return single;
  return inView(dotsOf(pins, 2 ** Math.ceil(Math.log2(dotGapPx / zoom))));
}

/** Also of pins out of view, or a dot at the rim would move while one pans. */
function dotsOf(pins: readonly Pin[], cell: number): Pin[] {
  const byCell = new Map<string, Pin[]>();
  for (const pin of pins) {
    const key = `${Math.floor(pin.at.x / cell)} ${Math.floor(pin.at.y / cell)}`;
    const known = byCell.get(key);
    if (known) known.push(pin);
    else byCell.set(key, [pin]);
  }
  return [...byCell].map(([key, together]) => ({
    key: `dot ${cell} ${key}`,
    form: "dot",
    at: middleOf(together),
    threads: together.flatMap(({ threads }) => threads),
  }));
}

const middleOf = (pins: readonly Pin[]): Point => ({
  x: pins.reduce((sum, { at }) => sum + at.x, 0) / pins.length,
  y: pins.reduce((sum, { at }) => sum + at.y, 0) / pins.length,
});
