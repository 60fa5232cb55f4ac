/** Puts the comments away; the keys go on from the map, where there is one. */
import type { ViewState } from "#components/board/view-state.ts";

export function closeComments(view: ViewState): void {
  view.set({ comments: undefined });
  document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
}
