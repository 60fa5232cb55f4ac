/** A drawn map moved along with the camera instead of being drawn anew: by how much, and what it then lacks. */
import type { Point, Rect } from "./geometry.ts";

interface Standing extends Point {
  readonly zoom: number;
}

export interface PictureSize {
  /** In px of the device, of which there are `density` to one of the page. */
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** Nearer to a whole px nobody sees the difference, and many such moves don't add up to one. */
const slackPx = 1e-4;

/**
 * By how many px of the device the picture moves from one camera to the next. Undefined where it can't be moved: at
 * another zoom, by parts of a px, or so far that nothing of it is left.
 */
export function pictureMove(before: Standing, after: Standing, size: PictureSize): Point | undefined {
  if (before.zoom !== after.zoom) return undefined;
  const x = wholePx((after.x - before.x) * size.density);
  const y = wholePx((after.y - before.y) * size.density);
  if (x === undefined || y === undefined) return undefined;
  return Math.abs(x) < size.width && Math.abs(y) < size.height ? { x, y } : undefined;
}

function wholePx(px: number): number | undefined {
  const whole = Math.round(px);
  return Math.abs(px - whole) < slackPx ? whole : undefined;
}

/** The strips of the picture that the move leaves empty, in px of the device; none overlaps another. */
export function emptyStrips({ x, y }: Point, { width, height }: PictureSize): Rect[] {
  const strips: Rect[] = [];
  if (x !== 0) strips.push({ x: x > 0 ? 0 : width + x, y: 0, w: Math.abs(x), h: height });
  if (y !== 0)
    strips.push({ x: Math.max(0, x), y: y > 0 ? 0 : height + y, w: width - Math.abs(x), h: Math.abs(y) });
  return strips;
}
