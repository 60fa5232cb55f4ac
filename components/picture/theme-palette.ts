/** The colours of a theme, whichever is in force on the page. */
import { readPalette } from "#components/canvas/theme-colors.ts";
import type { Palette } from "#lib/drawing/palette.ts";

export function themePalette(theme: "light" | "dark"): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.dataset.theme = theme;
  document.body.append(probe);
  const palette = readPalette(probe);
  probe.remove();
  return palette;
}
