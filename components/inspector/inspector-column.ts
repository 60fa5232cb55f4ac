/** How wide the inspector's column is and how it stands, also before what fills it is there. */
import type { WidthClass } from "#components/board/use-width-class.ts";
import { classNames } from "#components/ui/class-names.ts";

/** Px. */
export const leastWidth = 260;
export const greatestWidth = 420;
export const defaultWidth = 296;
const storageKey = "throughline-inspector-width";

export const columnLook = (width: WidthClass, columnPx: number) => ({
  style: width === "phone" ? undefined : { width: width === "desktop" ? columnPx : defaultWidth },
  className: classNames(
    "z-10 flex min-h-0 flex-col bg-app text-13",
    width === "phone" && "fixed inset-0 z-30 animate-slide-up text-14",
    width === "tablet" &&
      "absolute inset-y-0 right-0 animate-slide-right border-line border-l shadow-elev-float",
    width === "desktop" && "relative shrink-0 border-line border-l",
  ),
});

/** Within 260–420 px. */
export const clampWidth = (px: number): number =>
  Math.round(Math.min(greatestWidth, Math.max(leastWidth, px)));

export function readWidth(): number {
  try {
    const stored = Number(localStorage.getItem(storageKey));
    return stored > 0 ? clampWidth(stored) : defaultWidth;
  } catch {
    // Storage can be forbidden: the default width is fine.
    return defaultWidth;
  }
}

export function writeWidth(px: number): void {
  try {
    localStorage.setItem(storageKey, String(px));
  } catch {
    // Storage can be forbidden or full: then the width lasts as long as the page.
  }
}
