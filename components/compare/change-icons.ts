/** The icons of changes as a canvas draws them: the lines of lucide's plus, minus, pencil and move. */
import type { ChangeIcons } from "#lib/drawing/draw-differences.ts";

export const changeIcons: ChangeIcons = {
  added: ["M5 12h14", "M12 5v14"],
  removed: ["M5 12h14"],
  changed: [
    "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z",
    "m15 5 4 4",
  ],
  moved: ["M12 2v20", "m15 19-3 3-3-3", "m19 9 3 3-3 3", "M2 12h20", "m5 9-3 3 3 3", "m9 5 3-3 3 3"],
};
