/** How large a picture may be drawn on a canvas: browsers refuse, or run out of memory, beyond these. */
const mostSidePx = 16_384;
const mostAreaPx = 120_000_000;
const wished = 2;

/** Pixels for each px of the picture: 2, or what fits. */
export function pngScale({ width, height }: { width: number; height: number }): number {
  return Math.min(wished, mostSidePx / width, mostSidePx / height, Math.sqrt(mostAreaPx / (width * height)));
}

/** What to say about a picture that came out smaller; undefined for one at full size. */
export function pngScaleWords(scale: number): string | undefined {
  if (scale >= wished) return undefined;
  const percent = Math.max(1, Math.round((scale / wished) * 100));
  return `The board is too large for a PNG at full size: this one has ${percent} % of it. SVG and PDF stay sharp.`;
}
