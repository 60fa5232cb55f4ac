/** What the colours of the map stand for: kept in the address, so that a link shows the same to others. */
"use client";

import { useSearchParams } from "next/navigation";

export type ColourBy = "path" | "risk";

const parameter = "colour";

export const useColourBy = (): ColourBy => (useSearchParams().get(parameter) === "risk" ? "risk" : "path");

export function setColourBy(by: ColourBy): void {
  const address = new URL(window.location.href);
  if (by === "path") address.searchParams.delete(parameter);
  else address.searchParams.set(parameter, by);
  window.history.replaceState(null, "", address);
}
