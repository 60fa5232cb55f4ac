/** The colours of the theme in force as a canvas can use them, and when they become others. */
import { type Palette, paletteTokens } from "#lib/drawing/palette.ts";

/**
 * By the names of their tokens, as they are in the element. `light-dark()` only resolves in a real property: probes
 * carry the colours, all at once, so that the browser works out styles once.
 */
export function readColors<T extends string>(element: HTMLElement, tokens: readonly T[]): Record<T, string> {
  const probes = document.createElement("span");
  for (const token of tokens) probes.append(probeOf(token));
  element.append(probes);
  const colors = tokens.map((token, i) => {
    const probe = probes.children[i];
    return [token, probe ? getComputedStyle(probe).color : ""] as const;
  });
  probes.remove();
  return Object.fromEntries(colors) as Record<T, string>;
}

function probeOf(token: string): HTMLElement {
  const probe = document.createElement("i");
  probe.style.color = `var(--${token})`;
  // Where the system forces its colours, the tokens name those; without this all would be that of text.
  probe.style.setProperty("forced-color-adjust", "none");
  return probe;
}

export const readPalette = (element: HTMLElement): Palette => readColors(element, paletteTokens);

/** Calls back when the theme is switched here or in the system; returns how to stop. */
export function onThemeChange(onChange: () => void): () => void {
  const chosen = new MutationObserver(onChange);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
  const system = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query),
  );
  for (const query of system) query.addEventListener("change", onChange);
  return () => {
    chosen.disconnect();
    for (const query of system) query.removeEventListener("change", onChange);
  };
}
