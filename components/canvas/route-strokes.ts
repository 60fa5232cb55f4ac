/**
 * Routes on a 2D canvas. Stroking a whole line is what drawing a map costs most by far: its straight legs are filled
 * as rectangles, which takes a tenth of that, and only its corners are stroked.
 */
import { type Point, rectBetween } from "#lib/canvas/geometry.ts";
import { roundedPolyline, towards } from "#lib/canvas/rounded-polyline.ts";

interface RouteParts {
  /** Left, top, width and height of each straight leg, one after the other; one of the sizes is 0. */
  readonly legs: readonly number[];
  readonly corners: Path2D | undefined;
}

/** By the route, which keeps its identity while it stays; undefined where a leg is slanted. */
const partsOf = new WeakMap<readonly Point[], RouteParts | undefined>();
const wholeLines = new WeakMap<readonly Point[], Path2D>();

/** What the legs are filled with and the corners are stroked with is set already; false if it can't be drawn so. */
export function drawRoute(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  width: number,
): boolean {
  if (!partsOf.has(points)) partsOf.set(points, takenApart(points));
  const parts = partsOf.get(points);
  if (!parts) return false;
  const { legs, corners } = parts;
  for (let i = 0; i < legs.length; i += 4) {
    const [x = 0, y = 0, w = 0, h = 0] = [legs[i], legs[i + 1], legs[i + 2], legs[i + 3]];
    if (w === 0) context.fillRect(x - width / 2, y, width, h);
    else context.fillRect(x, y - width / 2, w, width);
  }
  if (corners) context.stroke(corners);
  return true;
}

/** The route as one line, for dashes. */
export function wholeLine(points: readonly Point[]): Path2D {
  const known = wholeLines.get(points);
  if (known) return known;
  const line = new Path2D(roundedPolyline(points));
  wholeLines.set(points, line);
  return line;
}

/** Corners reach into their legs by this much, so that no seam shows. */
const overlapPx = 1;

function takenApart(points: readonly Point[]): RouteParts | undefined {
  const legs: number[] = [];
  const corners = new Path2D();
  let from = points[0];
  for (let i = 1; i < points.length; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner || !from) return undefined;
    if (before.x !== corner.x && before.y !== corner.y) return undefined;
    const to = after ? towards(corner, before) : corner;
    const { x, y, w, h } = rectBetween(from, to);
    if (w > 0 || h > 0) legs.push(x, y, w, h);
    if (after) from = traceCorner(corners, { before, corner, after });
  }
  return { legs, corners: points.length > 2 ? corners : undefined };
}

interface Corner {
  before: Point;
  corner: Point;
  after: Point;
}

/** Gives where it ends. */
function traceCorner(path: Path2D, { before, corner, after }: Corner): Point {
  const [start, end] = [towards(corner, before), towards(corner, after)];
  path.moveTo(
    start.x + Math.sign(before.x - corner.x) * overlapPx,
    start.y + Math.sign(before.y - corner.y) * overlapPx,
  );
  path.lineTo(start.x, start.y);
  path.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
  path.lineTo(
    end.x + Math.sign(after.x - corner.x) * overlapPx,
    end.y + Math.sign(after.y - corner.y) * overlapPx,
  );
  return end;
}
