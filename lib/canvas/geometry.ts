/** Points and rectangles of the board's plane, in px at 100 %. */
export interface Point {
  x: number;
  y: number;
}
export interface Rect extends Point {
  w: number;
  h: number;
}

export const centerOf = (rect: Rect): Point => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });

export const inflate = (rect: Rect, px: number): Rect => ({
  x: rect.x - px,
  y: rect.y - px,
  w: rect.w + 2 * px,
  h: rect.h + 2 * px,
});

/** Touching edges count: a marquee selects what it touches. */
export const touches = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;

export const contains = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x <= rect.x + rect.w && point.y >= rect.y && point.y <= rect.y + rect.h;

export const sameRect = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

/** The rectangle between two corners, whichever way they lie. */
export const rectBetween = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});

/** The smallest rectangle around all; undefined for none. */
export function unionOf(rects: Iterable<Rect>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.w);
    bottom = Math.max(bottom, rect.y + rect.h);
  }
  return left === Infinity ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

export function overlapArea(a: Rect, b: Rect): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));

/** Many rectangles are looked at as one around them all: dear to look at each, and little is left out by it. */
export function fewRects(rects: readonly Rect[], most = 400): readonly Rect[] {
  const around = rects.length > most ? unionOf(rects) : undefined;
  return around ? [around] : rects;
}

/** The places in the list of those that overlap another one. O(n log n) while few lie over the same stretch. */
export function overlappingRects(rects: readonly Rect[]): Set<number> {
  const found = new Set<number>();
  const fromLeft = rects.map((rect, i) => ({ rect, i })).sort((a, b) => a.rect.x - b.rect.x);
  fromLeft.forEach((one, at) => {
    for (let next = at + 1; next < fromLeft.length; next++) {
      const other = fromLeft[next];
      if (!other || other.rect.x > one.rect.x + one.rect.w) return;
      if (!touches(one.rect, other.rect)) continue;
      found.add(one.i).add(other.i);
    }
  });
  return found;
}
