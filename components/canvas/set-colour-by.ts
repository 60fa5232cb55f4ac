/** Writes into the address what the colours of the map stand for (`use-colour-by.ts` reads it). */
import type { ColourBy } from "./use-colour-by.ts";

export function setColourBy(by: ColourBy): void {
  const address = new URL(window.location.href);
  if (by === "path") address.searchParams.delete("colour");
  else address.searchParams.set("colour", by);
  window.history.replaceState(null, "", address);
}
