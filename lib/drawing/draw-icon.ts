/** An icon of 24 × 24 drawn at a size, in one colour. */
import type { IconShape } from "./drawing.ts";
import type { Pen } from "./pen.ts";

export interface IconPlace {
  x: number;
  y: number;
  size: number;
  color: string;
}

export function drawIcon(pen: Pen, shape: IconShape, { x, y, size, color }: IconPlace): void {
  const stroke = { color, width: size < 14 ? 2 : 1.75, cap: "round" as const };
  pen.within({ x, y }, size / 24, () => {
    for (const d of shape) pen.path(d, { stroke });
  });
}
