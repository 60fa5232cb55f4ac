/** A planned picture as SVG elements, in one font. */
import { createSvgPen } from "#lib/drawing/svg-pen.ts";
import type { PlannedPicture } from "./planned-picture.ts";

export function svgElements({ picture, tools, measure }: PlannedPicture): string {
  const pen = createSvgPen({ measure });
  picture.draw({ ...tools, pen });
  return pen.elements();
}
