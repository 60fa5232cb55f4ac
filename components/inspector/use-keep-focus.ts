/**
 * Keeps the keys where they are when what had the focus goes away, as a button does that was pressed to make a field:
 * the next place that takes the focus has it then.
 */
import { type RefObject, useEffect } from "react";

const focusable = "a[href],button:not(:disabled),input:not(:disabled),textarea:not(:disabled),summary";

export function useKeepFocus(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = area;
    if (!current) return;
    let held: HTMLElement | undefined;
    /** How many places to focus came before it. */
    let place = 0;
    const places = () => [...current.querySelectorAll<HTMLElement>(focusable)];
    const handleFocus = ({ target }: FocusEvent) => {
      held = target instanceof HTMLElement ? target : undefined;
      place = held ? places().indexOf(held) : 0;
    };
    const handleBlur = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) held = undefined;
    };
    const watch = new MutationObserver(() => {
      if (!held || held.isConnected || document.activeElement !== document.body) return;
      held = undefined;
      const all = places();
      (all[Math.min(place, all.length - 1)] ?? current).focus({ preventScroll: true });
    });
    current.addEventListener("focusin", handleFocus);
    current.addEventListener("focusout", handleBlur);
    watch.observe(current, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      current.removeEventListener("focusin", handleFocus);
      current.removeEventListener("focusout", handleBlur);
    };
  }, [area]);
}
