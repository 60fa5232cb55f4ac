/** Which gaps somebody answers for leaving open. */
import type { Gap } from "./gap.ts";

/** As far as it decides whether a gap is waived; `until` is the last day on which it holds, YYYY-MM-DD. */
export interface Waiver {
  readonly code: string;
  readonly elementId: string | null;
  readonly until: string;
}

/** The waiver of a gap on this day, the one that holds longest; the rule and the element must be the same. */
export function waiverOf<W extends Waiver>(
  { code, elementId }: Pick<Gap, "code" | "elementId">,
  waivers: readonly W[],
  today: string,
): W | undefined {
  return waivers
    .filter((waiver) => waiver.code === code && waiver.elementId === elementId && waiver.until >= today)
    .sort((a, b) => (a.until < b.until ? 1 : -1))[0];
}
