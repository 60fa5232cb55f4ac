/** Between the view and the details beside it, by key: there, and back to where one was. */

/** Marks what in the details takes the focus as a whole. */
export const detailsAttribute = "data-details";

/** The details may only now be opened: they are there a frame or two later. */
export function focusDetails(triesLeft = 4): void {
  requestAnimationFrame(() => {
    const details = document.querySelector<HTMLElement>(`[${detailsAttribute}]`);
    if (details) details.focus({ preventScroll: true });
    else if (triesLeft > 0) focusDetails(triesLeft - 1);
  });
}

/** The map, or the row of the outline one came from. */
export function focusView(): void {
  const view = document.querySelector<HTMLElement>("[data-canvas-surface],[role=tree] [tabindex='0']");
  view?.focus({ preventScroll: true });
}
