/** The colours of the theme in force, as a canvas can use them. */
import { type Palette, paletteTokens } from "#lib/drawing/palette.ts";

/** `light-dark()` only resolves in a real property, so the element itself carries each colour for a moment. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const before = element.style.color;
  const colors = paletteTokens.map((token) => {
    element.style.color = `var(--${token})`;
    return [token, style.color] as const;
  });
  element.style.color = before;
  return Object.fromEntries(colors) as Palette;
}
