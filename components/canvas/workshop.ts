/**
 * What people do with lanes and many cards at once, what a drag snaps to and is painted over; its code comes after the
 * first drawing (`late.ts`).
 */
import { snapGuides } from "#lib/canvas/snap-guides.ts";
import { createArranging } from "./arranging.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";
import { createLaneGestures } from "./lane-gestures.ts";
import { createPasting } from "./pasting.ts";
import { createStillPictures } from "./still-pictures.ts";
import { tidyUp } from "./tidy-up.ts";

export type Workshop = ReturnType<typeof createWorkshop>;

export function createWorkshop(parts: CanvasParts, actions: CanvasActions) {
  return {
    arranging: createArranging(parts, actions),
    pasting: createPasting(parts, actions),
    laneGestures: createLaneGestures(parts, actions),
    tidyUp: () => tidyUp({ ...parts, actions }),
    snapGuides,
    createStillPictures,
  };
}
