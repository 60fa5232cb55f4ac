/** Harm points before and after; one figure where they are the same. */
import { ArrowRight } from "lucide-react";
import { classNames } from "#components/ui/class-names.ts";
import { pointsWords } from "./change-words.ts";

export function Points({ before, after }: { before: number; after: number }) {
  if (Math.abs(before - after) < 0.05)
    return <b className="font-semibold tabular-nums">{pointsWords(after)}</b>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {pointsWords(before)}
      <ArrowRight size={11} className="mx-1 inline text-ink-3" aria-label="becomes" />
      <b className={classNames("font-semibold", after > before ? "text-broken-text" : "text-ok-text")}>
        {pointsWords(after)}
      </b>
    </span>
  );
}
