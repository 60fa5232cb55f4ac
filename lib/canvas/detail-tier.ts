/**
 * How much of a card is drawn at a zoom (design: density and level of detail). Tiers change with 5 % hysteresis,
 * so that a zoom that rests on a border doesn't flicker.
 */
export type DetailTier = "full" | "short" | "far";

const fullFrom = 0.7;
const shortFrom = 0.35;
const slack = 0.05;

/** `current` is the tier shown now; undefined at the start. */
export function detailTier(zoom: number, current?: DetailTier): DetailTier {
  const plain = zoom >= fullFrom ? "full" : zoom >= shortFrom ? "short" : "far";
  if (!current || plain === current) return plain;
  if (current === "full") return zoom >= fullFrom * (1 - slack) ? "full" : plain;
  if (current === "far") return zoom < shortFrom * (1 + slack) ? "far" : plain;
  if (plain === "full") return zoom < fullFrom * (1 + slack) ? "short" : plain;
  return zoom >= shortFrom * (1 - slack) ? "short" : plain;
}
