/** What bringing back one flow or element says: before, and once it is done. */
import type { LeftOutElement } from "#lib/contracts/snapshots.ts";
import type { ListedDifference } from "./listed-difference.ts";

export interface RestorablePart extends Pick<ListedDifference, "id" | "kind" | "change"> {
  /** As it is called in the list, never empty. */
  readonly name: string;
}

export const restoreLabel = ({ kind, change }: RestorablePart): string => {
  const what = kind === "flows" ? "this flow" : "this";
  return change === "added" ? `Take ${what} out` : `Restore ${what}`;
};

/** @param label of the snapshot */
export function restoreQuestion({ kind, change, name }: RestorablePart, label: string): string {
  const isFlow = kind === "flows";
  const its = "its cards, the links between them, their checkpoints and risks";
  if (change === "added")
    return `“${name}” wasn't there in “${label}”. It is taken out${isFlow ? `, with ${its}` : ""}, unless something else uses it.`;
  if (isFlow)
    return `“${name}” is again as it was in “${label}”: ${its}. What came to it since goes, unless something else uses it.`;
  return change === "removed"
    ? `“${name}” comes back as it was in “${label}”.`
    : `“${name}” is again as it was in “${label}”. Nothing else changes.`;
}

export interface RestoredWords {
  readonly message: string;
  readonly description?: string;
}

export function restoredWords(
  { id, change, name }: RestorablePart,
  { label, leftOut }: { label: string; leftOut: readonly LeftOutElement[] },
): RestoredWords {
  const own = leftOut.find((one) => one.id === id)?.reason;
  if (own === "in-use") return { message: `“${name}” stays: something else uses it` };
  if (own === "end-missing")
    return { message: `“${name}” can't come back: what it belongs to isn't on the board any more` };
  const message =
    change === "added" ? `“${name}” is taken out again` : `“${name}” is as it was in “${label}”`;
  const description = leftOutWords(leftOut);
  return description === "" ? { message } : { message, description };
}

const namedAtMost = 3;
const beginnings = [
  [["end-missing", "outside"], "Not restored"],
  [["in-use"], "Still there, because something else uses it"],
  [["reference-missing"], "Without what it points at, which is gone"],
] as const;

function leftOutWords(leftOut: readonly LeftOutElement[]): string {
  return beginnings
    .flatMap(([reasons, beginning]) => {
      const names = leftOut
        .filter(({ reason }) => reasons.some((one) => one === reason))
        .map(({ name }) => name || "Untitled");
      if (names.length === 0) return [];
      const rest = names.length - namedAtMost;
      const more = rest > 0 ? ` and ${rest} more` : "";
      return [`${beginning}: ${names.slice(0, namedAtMost).join(", ")}${more}.`];
    })
    .join(" ");
}
