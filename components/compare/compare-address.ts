/** What the address says: which two states, how they are shown, and at which difference one is. Every part can be sent as a link. */
"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { useWidthClass } from "#components/board/use-width-class.ts";

export const compareViews = ["overlay", "side", "list"] as const;
export type CompareView = (typeof compareViews)[number];

export interface CompareAddress {
  from: string | null;
  to: string | null;
  /** On a phone the list, else one map, until another is chosen. */
  view: CompareView;
  /** The address of a difference: an element's id, after a colon perhaps a field's. */
  difference: string | null;
  /** In place of what the address says now; null takes a part away. */
  set: (parts: Partial<Record<"from" | "to" | "view" | "difference", string | null>>) => void;
}

export function useCompareAddress(): CompareAddress {
  const parameters = useSearchParams();
  const isPhone = useWidthClass() === "phone";
  const view = parameters.get("view");
  const set = useCallback<CompareAddress["set"]>((parts) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(parts)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    window.history.replaceState(null, "", `${window.location.pathname}?${next}`);
  }, []);
  return {
    from: parameters.get("from"),
    to: parameters.get("to"),
    view: compareViews.find((one) => one === view) ?? (isPhone ? "list" : "overlay"),
    difference: parameters.get("difference"),
    set,
  };
}
