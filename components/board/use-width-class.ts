/** Which of the three layouts the window has room for (look: layout by width). */
"use client";

import { useSyncExternalStore } from "react";

/** phone < 768 ≤ tablet < 1280 ≤ desktop, in px. */
export type WidthClass = "phone" | "tablet" | "desktop";

const queries = ["(min-width: 768px)", "(min-width: 1280px)"] as const;

export function useWidthClass(): WidthClass {
  return useSyncExternalStore(subscribe, read, () => "desktop");
}

function read(): WidthClass {
  const [isTablet, isDesktop] = queries.map((query) => window.matchMedia(query).matches);
  if (isDesktop) return "desktop";
  return isTablet ? "tablet" : "phone";
}

function subscribe(onChange: () => void): () => void {
  const lists = queries.map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener("change", onChange);
  return () => {
    for (const list of lists) list.removeEventListener("change", onChange);
  };
}
