/** What people do with many cards at once; its code comes after the first drawing (`late.ts`). */
import { createArranging } from "./arranging.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";
import { createPasting } from "./pasting.ts";
import { tidyUp } from "./tidy-up.ts";

export type Workshop = ReturnType<typeof createWorkshop>;

export function createWorkshop(parts: CanvasParts, actions: CanvasActions) {
  return {
    arranging: createArranging(parts, actions),
    pasting: createPasting(parts, actions),
    tidyUp: () => tidyUp({ ...parts, actions }),
  };
}
