/** The sides of a card where a short edge begins or ends: its middle is taken there. */
import { inflate, type Point, type Rect } from "./geometry.ts";
import type { Scene } from "./scene.ts";

export type HandleSide = "up" | "right" | "down" | "left";

/** Edges shorter than this lie under a handle of one of their cards, in px. */
const shortPx = 48;
/** An edge this near to the middle of a side is under the handle there. */
const nearPx = 20;

/** O(edges that pass by). */
export function crowdedSides(scene: Scene, id: string): readonly HandleSide[] {
  const box = scene.cards.get(id)?.box;
  if (!box) return [];
  const ends = scene.edgesWithin(inflate(box, nearPx)).flatMap((edgeId) => {
    const { edge, points = [] } = scene.edges.get(edgeId) ?? {};
    const end = edge?.sourceId === id ? points[0] : edge?.targetId === id ? points.at(-1) : undefined;
    return end && lengthOf(points) < shortPx ? [end] : [];
  });
  return sides.filter((side) => ends.some((end) => distance(end, middleOf(box, side)) < nearPx));
}

const sides: readonly HandleSide[] = ["up", "right", "down", "left"];

function middleOf({ x, y, w, h }: Rect, side: HandleSide): Point {
  if (side === "up" || side === "down") return { x: x + w / 2, y: side === "up" ? y : y + h };
  return { x: side === "left" ? x : x + w, y: y + h / 2 };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, i) => sum + distance(point, points[i] ?? point), 0);
