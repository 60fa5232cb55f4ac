/** What was only moved, resized or recoloured: one line, and the names when asked for. */
import { Move } from "lucide-react";
import type { Comparison } from "#lib/contracts/comparison.ts";

const shownAtMost = 500;

export function MovedOnly({ moved }: { moved: Comparison["moved"] }) {
  if (moved.length === 0) return null;
  const rest = moved.length - shownAtMost;
  return (
    <details className="px-4 py-3 text-ink-2">
      <summary className="flex w-fit cursor-pointer items-center gap-1.5 rounded-r2 border border-line-2 border-dashed px-2 py-1 hover:bg-hover">
        <Move size={14} aria-hidden />
        {moved.length} moved, nothing else changed
      </summary>
      <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-12">
        {moved.slice(0, shownAtMost).map(({ id, name }) => (
          <li key={id}>{name || "Without a name"}</li>
        ))}
        {rest > 0 && <li>and {rest} more</li>}
      </ul>
    </details>
  );
}
