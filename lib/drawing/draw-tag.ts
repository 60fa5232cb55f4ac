/** A tag on the border of a card: 18 px high, with a halo that parts it from what lies below. */
import type { Drawing } from "./drawing.ts";
import type { Stroke } from "./pen.ts";

export function drawTag(
  { pen, palette }: Pick<Drawing, "pen" | "palette">,
  { x, y, w }: { x: number; y: number; w: number },
  fill: string,
  stroke: Stroke,
): void {
  pen.box({ x: x - 2, y: y - 2, w: w + 4, h: 22 }, 11, { fill: palette["surface-canvas"] });
  pen.box({ x: x + 0.5, y: y + 0.5, w: w - 1, h: 17 }, 8.5, { fill, stroke });
}
